import { parentPort, workerData } from "node:worker_threads";
import { answer } from "./answer.ts";

parentPort?.postMessage(answer(JSON.parse(workerData as string)));
