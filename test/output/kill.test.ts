import { spawn } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { compileForNode } from "../compile.ts";
import { makeFolder, readFiles, readTree } from "./folder.ts";
import { regenerate, stateOf } from "./regenerate.ts";

/** How many kills: few in the suite, as many as it takes by `MODELWRIGHT_KILLS=200 npx vitest run test/output/kill`. */
const kills = Number(process.env.MODELWRIGHT_KILLS ?? 12);

/** Whether a file is whole: what either state has in its place. */
function isWhole(path: string, text: string): boolean {
  return [stateOf("old"), stateOf("new")].some((state) => state.get(path)?.text === text);
}

it(`is whole again after each of ${kills} kills at any moment`, {
  timeout: 60_000 + kills * 2000,
}, async () => {
  const dir = join(makeFolder(), "out");
  const program = join(await compileForNode(), "test/output/regenerate-in-turns.js");
  await regenerate(dir, "old");
  let interrupted = 0;
  for (let kill = 0; kill < kills; kill++) {
    // Also from nothing: then whole folders are put into place.
    if (kill % 3 === 2) fs.rmSync(dir, { recursive: true });
    fs.mkdirSync(dir, { recursive: true });
    const child = spawn(process.execPath, [program, dir], { stdio: ["pipe", "pipe", "inherit"] });
    await new Promise((ready) => child.stdout.once("data", ready));
    child.stdin.write("go\n");
    await sleep(5 + Math.random() * 120);
    child.kill("SIGKILL");
    await new Promise((gone) => child.once("close", gone));
    for (const [path, text] of Object.entries(readFiles(dir))) {
      if (!path.startsWith(".modelwright-") && !path.endsWith("/"))
        expect(isWhole(path, text), path).toBe(true);
    }
    if (fs.existsSync(join(dir, ".modelwright-stage"))) interrupted += 1;
    const which = kill % 2 === 0 ? "new" : "old";
    const codes = await regenerate(dir, which);
    expect(codes.filter((code) => code !== "interrupted-run")).toEqual([]);
    const expected = Object.fromEntries([...stateOf(which)].map(([path, { text }]) => [path, text]));
    expect(readFiles(dir)).toEqual(expected);
    expect(Object.keys(readTree(dir)).filter((path) => path.includes(".modelwright-"))).toEqual([]);
  }
  // Otherwise the moments were not random at all.
  expect(interrupted).toBeGreaterThan(0);
});
