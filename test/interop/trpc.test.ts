import assert from "node:assert/strict";
import { test } from "node:test";
import { initTRPC, TRPCError } from "@trpc/server";
import { Order } from "#shop/order";
import { Visit } from "#view/visit";
import { order, type Same, wrong } from "./values.js";

const t = initTRPC.create();
const router = t.router({
  place: t.procedure
    .input(Order)
    .output(Order)
    .mutation(({ input }) => {
      const same: Same<typeof input, Order> = true;
      return { ...input, note: String(same) };
    }),
});
const caller = t.createCallerFactory(router)({});

test("tRPC hands an order on", async () => {
  assert.deepEqual(await caller.place(order), { ...order, note: "true" });
});

test("tRPC refuses what is none", async () => {
  await assert.rejects(
    () => caller.place(wrong as Order),
    (error) =>
      error instanceof TRPCError &&
      error.code === "BAD_REQUEST" &&
      /at least 1/.test(error.message + String(error.cause)),
  );
});

// tRPC takes a `parse` before "~standard"; that of a model with a view judges the model and not its JSON.
const visits = t.router({
  visit: t.procedure.input({ "~standard": Visit["~standard"] }).query(({ input }) => {
    const same: Same<typeof input, Visit> = true;
    return [input.seenAt.getTime(), same];
  }),
});

test("tRPC makes a model of JSON where the program's view is another", async () => {
  const json = { seen_at: "2025-01-01T00:00:00Z" };
  const call = t.createCallerFactory(visits)({});
  assert.deepEqual(await call.visit(json), [Date.UTC(2025, 0, 1), true]);
  await assert.rejects(() => call.visit({ seen_at: "today" }), { code: "BAD_REQUEST" });
});
