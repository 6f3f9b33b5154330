import { parentPort } from "node:worker_threads";
import { loadCompile } from "./compile.ts";
import type { Delivery, Order } from "./compiler.ts";

// Begun at once, awaited by each message: what comes meanwhile is not lost.
const loading = loadCompile();

parentPort?.on("message", async (orders: readonly Order[]) => {
  const compile = await loading;
  const deliveries = orders.map(({ path, text }): Delivery => {
    try {
      return compile(path, text);
    } catch (fault) {
      return { fault: fault instanceof Error ? fault.message : String(fault) };
    }
  });
  parentPort?.postMessage(deliveries);
});
