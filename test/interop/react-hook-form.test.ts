import assert from "node:assert/strict";
import { test } from "node:test";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { Order } from "#shop/order";
import { complaints, order, wrong } from "./values.js";

const resolve = standardSchemaResolver(Order);
const options = { fields: {}, shouldUseNativeValidation: false } as const;

test("React Hook Form gets the order", async () => {
  assert.deepEqual(await resolve(order, undefined, options), { errors: {}, values: order });
});

test("React Hook Form gets an error for each field", async () => {
  const { errors } = await resolve(wrong as Order, undefined, options);
  assert.deepEqual([errors.quantity?.message, errors.note?.message], complaints);
});
