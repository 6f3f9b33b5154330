import { spawn } from "node:child_process";
import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { acquire, mutexName } from "../../generator/output/mutex.ts";
import { compileForNode } from "../compile.ts";
import { makeFolder, readFiles, readTree, run } from "./folder.ts";
import { regenerate, stateOf } from "./regenerate.ts";

it("lets runs at once take turns", async () => {
  const dir = makeFolder();
  const program = join(await compileForNode(), "test/output/regenerate-in-turns.js");
  const child = spawn(process.execPath, [program, dir], { stdio: ["pipe", "pipe", "inherit"] });
  await new Promise((ready) => child.stdout.once("data", ready));
  child.stdin.write("go\n");
  const both = await Promise.all([regenerate(dir, "old"), regenerate(dir, "new"), regenerate(dir, "old")]);
  child.kill("SIGKILL");
  await new Promise((gone) => child.once("close", gone));
  expect(both.flat()).toEqual([]);
  await regenerate(dir, "new");
  expect(readFiles(dir)).toEqual(
    Object.fromEntries([...stateOf("new")].map(([path, { text }]) => [path, text])),
  );
});

it("says who is writing when waiting takes too long", async () => {
  const dir = makeFolder();
  const mutex = await acquire(dir, 0);
  expect((await run(dir, { "a.ts": "a\n" }, { patience: 60 })).diagnostics[0]?.message).toBe(
    `process ${process.pid} is writing to out; gave up waiting for it`,
  );
  expect((await run(dir, { "a.ts": "a\n" }, { patience: 60, mode: "check" })).codes).toEqual(["output-busy"]);
  if ("release" in mutex) mutex.release();
  expect((await run(dir, { "a.ts": "a\n" })).written).toEqual(["a.ts"]);
  expect(Object.keys(readTree(dir))).toEqual(["a.ts", "modelwright.lock.json"]);
});

it.each([
  ["a process that is gone", { pid: 2 ** 22 + 1, host: hostname() }],
  ["another process with the same id", { pid: process.pid, start: "1", host: hostname() }],
])("takes over from %s", async (_, holder) => {
  const dir = makeFolder();
  fs.writeFileSync(join(dir, mutexName), JSON.stringify(holder));
  const all = await Promise.all(["a", "b", "c"].map((name) => run(dir, { [`${name}.ts`]: "a\n" })));
  expect(all.flatMap(({ codes }) => codes)).toEqual([]);
  expect(Object.keys(readFiles(dir))).toHaveLength(1);
});

it("does not take over from another machine", async () => {
  const dir = makeFolder();
  fs.writeFileSync(join(dir, mutexName), JSON.stringify({ pid: 1, host: `not-${hostname()}` }));
  expect((await run(dir, { "a.ts": "a\n" }, { patience: 30 })).codes).toEqual(["output-busy"]);
});

it("takes over a file that its holder never filled in", async () => {
  const dir = makeFolder();
  fs.writeFileSync(join(dir, mutexName), "");
  const past = new Date(Date.now() - 5000);
  fs.utimesSync(join(dir, mutexName), past, past);
  expect((await run(dir, { "a.ts": "a\n" })).written).toEqual(["a.ts"]);
});
