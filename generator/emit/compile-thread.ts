import { parentPort, workerData } from "node:worker_threads";
import { createShelf } from "../output/index.ts";
import type { Delivery, Order, ThreadData } from "./compile-ahead.ts";
import { distFiles, loadCompile } from "./package/index.ts";

// Begun at once, awaited by each message: what comes meanwhile is not lost.
const loading = loadCompile();
const { folder } = workerData as ThreadData;
const putAside = folder === undefined ? undefined : createShelf(folder);

parentPort?.on("message", async (orders: readonly Order[]) => {
  const compile = await loading;
  const deliveries = orders.map(({ path, text }): Delivery => {
    try {
      if (!path.endsWith(".ts")) return { hashes: putAside?.([[path, text]]) ?? [] };
      const compiled = compile(path, text);
      const hashes = putAside?.([[path, text], ...distFiles(path, compiled)]);
      return hashes === undefined ? compiled : { hashes };
    } catch (fault) {
      return { fault: fault instanceof Error ? fault.message : String(fault) };
    }
  });
  parentPort?.postMessage(deliveries);
});
