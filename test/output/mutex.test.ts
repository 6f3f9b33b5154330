import { spawn } from "node:child_process";
import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { acquire, giveSign, mutexName } from "../../generator/output/mutex.ts";
import { compileForNode } from "../compile.ts";
import { makeFolder, readFiles, readTree, run } from "./folder.ts";
import { regenerate, stateOf } from "./regenerate.ts";

function age(path: string, milliseconds: number): void {
  const past = new Date(Date.now() - milliseconds);
  fs.utimesSync(path, past, past);
}

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
    `out is locked by process ${process.pid}; gave up waiting for it`,
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

it.each([
  ["another machine", { host: `not-${hostname()}` }],
  ["a container of this machine's name", { host: hostname(), space: "pid:[1]" }],
])("does not take over from %s", async (_, holder) => {
  const dir = makeFolder();
  fs.writeFileSync(join(dir, mutexName), JSON.stringify({ pid: 2 ** 22 + 1, ...holder }));
  expect((await run(dir, { "a.ts": "a\n" }, { patience: 30 })).codes).toEqual(["output-busy"]);
});

it("takes over from another machine that gave no sign of life for long, and says how to before", async () => {
  const dir = makeFolder();
  const path = join(dir, mutexName);
  fs.writeFileSync(path, JSON.stringify({ pid: 123, start: "1", host: "0f3c1a2b3c4d" }));
  age(path, 300_000);
  expect((await run(dir, { "a.ts": "a\n" }, { patience: 30 })).diagnostics[0]?.message).toBe(
    "out is locked by process 123 on 0f3c1a2b3c4d (out/.modelwright-busy); gave up waiting for it",
  );
  age(path, 700_000);
  expect((await run(dir, { "a.ts": "a\n" }, { mode: "check" })).codes).toEqual(["file-missing"]);
  expect((await run(dir, { "a.ts": "a\n" })).written).toEqual(["a.ts"]);
  expect(Object.keys(readTree(dir))).toEqual(["a.ts", "modelwright.lock.json"]);
});

it("gives signs of life while it waits and while it writes, and takes nobody else's away", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const dir = makeFolder();
  const path = join(dir, mutexName);
  const mutex = await acquire(dir, 0);
  const work = (): void => {
    vi.setSystemTime(Date.now() + 6000);
    giveSign();
  };
  for (const signal of [() => vi.advanceTimersByTime(6000), work]) {
    age(path, 700_000);
    signal();
    expect(Math.abs(fs.statSync(path).mtimeMs - Date.now())).toBeLessThan(5000);
  }
  const theirs = JSON.stringify({ pid: 1, host: "theirs" });
  fs.writeFileSync(path, theirs);
  if ("release" in mutex) mutex.release();
  expect(fs.readFileSync(path, "utf8")).toBe(theirs);
});

it("takes over a file that its holder never filled in", async () => {
  const dir = makeFolder();
  fs.writeFileSync(join(dir, mutexName), "");
  age(join(dir, mutexName), 5000);
  expect((await run(dir, { "a.ts": "a\n" })).written).toEqual(["a.ts"]);
});
