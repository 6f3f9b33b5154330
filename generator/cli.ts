#!/usr/bin/env node
import { tuneEngine } from "./cli/engine.ts";
import { main } from "./cli/main.ts";

// Whoever reads our output may stop reading (`| head`): that is no fault, and what is asked for is done all the same.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
});
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

tuneEngine();
process.exitCode = await main(process.argv.slice(2));
