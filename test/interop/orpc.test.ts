import assert from "node:assert/strict";
import { test } from "node:test";
import { call, ORPCError, os } from "@orpc/server";
import { Order } from "#shop/order";
import { order, type Same, wrong } from "./values.js";

const place = os
  .input(Order)
  .output(Order)
  .handler(({ input }) => {
    const same: Same<typeof input, Order> = true;
    return { ...input, note: String(same) };
  });

test("oRPC hands an order on", async () => {
  assert.deepEqual(await call(place, order), { ...order, note: "true" });
});

test("oRPC refuses what is none", async () => {
  await assert.rejects(
    () => call(place, wrong as Order),
    (error) => error instanceof ORPCError && error.code === "BAD_REQUEST",
  );
});
