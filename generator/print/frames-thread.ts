import { parentPort } from "node:worker_threads";
import { printFrames } from "./frames.ts";

parentPort?.postMessage(printFrames());
