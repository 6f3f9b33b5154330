import assert from "node:assert/strict";
import { test } from "node:test";
import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import { Order } from "#shop/order";
import { order, type Same, wrong } from "./values.js";

const app = new Hono().post("/orders", sValidator("json", Order), (context) => {
  const body = context.req.valid("json");
  const same: Same<typeof body, Order> = true;
  return context.json({ same, total: body.quantity * 5 });
});

const send = (body: unknown) =>
  app.request("/orders", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

test("Hono answers an order", async () => {
  const response = await send(order);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { same: true, total: 10 });
});

test("Hono refuses what is none", async () => {
  const response = await send(wrong);
  assert.equal(response.status, 400);
  const body = (await response.json()) as { error: { path: string[] }[] };
  assert.deepEqual(
    body.error.map(({ path }) => path),
    [["quantity"], ["note"]],
  );
});
