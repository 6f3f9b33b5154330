import assert from "node:assert/strict";
import { test } from "node:test";
import { initTRPC, TRPCError } from "@trpc/server";
import { Order } from "#shop/order";
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
