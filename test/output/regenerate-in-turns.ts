import { regenerate } from "./regenerate.ts";

// A process to be killed: says when it is ready, waits for a word, then brings the folder to one state and the other.
const dir = process.argv[2] ?? "";
process.stdout.write("ready\n");
process.stdin.once("data", async () => {
  for (let turn = 0; turn < 1000; turn++) await regenerate(dir, turn % 2 === 0 ? "new" : "old");
});
