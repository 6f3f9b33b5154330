import fs from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { type Fingerprint, isUpToDate, readLastRun } from "../../generator/output/index.ts";
import { makeFolder, put, type Run, run } from "./folder.ts";

const fingerprint: Fingerprint = { generator: "1", spec: "2", references: {}, options: "3" };
const file = "src/17.ts";
const made = Object.fromEntries(Array.from({ length: 600 }, (_, number) => [`src/${number}.ts`, "old\n"]));

const write = (dir: string, files = made, began = Date.now()): Promise<Run> =>
  run(dir, files, { fingerprint, before: { began, last: readLastRun(dir) } });

/** A folder of many files, with a cache of its own for what is known of it. */
async function makeLarge(): Promise<{ readonly dir: string; readonly cache: string }> {
  const cache = makeFolder();
  vi.stubEnv("XDG_CACHE_HOME", cache);
  const dir = makeFolder();
  await write(dir);
  return { dir, cache };
}

const isStamped = (dir: string): boolean => readLastRun(dir).stamp !== undefined;
const isCurrent = (dir: string): boolean => isUpToDate(dir, readLastRun(dir), fingerprint);

it("spares a run the reading of files that nobody wrote to", async () => {
  const { dir } = await makeLarge();
  expect(isStamped(dir)).toBe(true);
  const open = vi.spyOn(fs, "openSync");
  expect(isCurrent(dir)).toBe(true);
  expect(open.mock.calls.filter(([path]) => String(path).endsWith(".ts"))).toEqual([]);
  open.mockRestore();
});

it.each<[string, (dir: string) => void]>([
  [
    "an edit of the same length with its time set back",
    (dir) => {
      const { atime, mtime } = fs.statSync(join(dir, file));
      put(dir, file, "new\n");
      fs.utimesSync(join(dir, file), atime, mtime);
    },
  ],
  [
    "another file put in its place, with its times",
    (dir) => {
      const { atime, mtime } = fs.statSync(join(dir, file));
      put(dir, "src/other", "new\n");
      fs.utimesSync(join(dir, "src/other"), atime, mtime);
      fs.renameSync(join(dir, "src/other"), join(dir, file));
    },
  ],
  ["a file that is gone", (dir) => fs.rmSync(join(dir, file))],
  [
    "a folder that leads elsewhere",
    (dir) => {
      const elsewhere = makeFolder();
      fs.renameSync(join(dir, "src"), join(elsewhere, "src"));
      fs.symlinkSync(join(elsewhere, "src"), join(dir, "src"));
    },
  ],
  ["another lock", (dir) => fs.appendFileSync(join(dir, "modelwright.lock.json"), "x")],
])("does not hide %s", async (_, change) => {
  const { dir } = await makeLarge();
  change(dir);
  expect(isStamped(dir)).toBe(false);
  expect(isCurrent(dir)).toBe(false);
});

it("is made anew by the run that reads, as after a clone, a copy or a touch", async () => {
  const { dir, cache } = await makeLarge();
  fs.rmSync(cache, { recursive: true });
  expect(isStamped(dir)).toBe(false);
  expect(isCurrent(dir)).toBe(true);
  expect(isStamped(dir)).toBe(true);
  fs.utimesSync(join(dir, file), new Date(), new Date());
  expect(isStamped(dir)).toBe(false);
  await sleep(50);
  expect(isCurrent(dir)).toBe(true);
  expect(isStamped(dir)).toBe(true);
  const copy = makeFolder();
  fs.cpSync(dir, copy, { recursive: true, preserveTimestamps: true });
  expect(isStamped(copy)).toBe(false);
});

it("goes on from run to run, and not past an edit that a run did not see", async () => {
  const { dir } = await makeLarge();
  const next = { ...made, [file]: "next\n" };
  const began = Date.now();
  const last = readLastRun(dir);
  await run(dir, next, { fingerprint, before: { began, last } });
  expect(isStamped(dir)).toBe(true);
  expect(isCurrent(dir)).toBe(true);
  const known = readLastRun(dir);
  await run(dir, made, {
    fingerprint,
    before: { began: Date.now(), last: known },
    // Past the point where this file was compared.
    advance: () => put(dir, "src/18.ts", "mine\n"),
  });
  expect(isStamped(dir)).toBe(false);
  expect(isCurrent(dir)).toBe(false);
});

it("is not kept of files that somebody wrote to while the first run went on", async () => {
  vi.stubEnv("XDG_CACHE_HOME", makeFolder());
  const dir = makeFolder();
  await write(dir, made, Date.now());
  vi.stubEnv("XDG_CACHE_HOME", makeFolder());
  await write(dir, { ...made, [file]: "next\n" }, fs.statSync(join(dir, "src/18.ts")).mtimeMs - 1);
  expect(isStamped(dir)).toBe(false);
});

it.each(["", "x", "0 0\n"])("is nothing where the cache holds %j", async (text) => {
  const { dir, cache } = await makeLarge();
  const stamps = join(cache, "modelwright/stamps");
  for (const name of fs.readdirSync(stamps)) fs.writeFileSync(join(stamps, name), text);
  expect(isStamped(dir)).toBe(false);
  expect(isCurrent(dir)).toBe(true);
});

it("is done without where nothing can be kept", async () => {
  const cache = makeFolder();
  put(cache, "modelwright", "a file\n");
  vi.stubEnv("XDG_CACHE_HOME", cache);
  const dir = makeFolder();
  await write(dir);
  expect(isStamped(dir)).toBe(false);
  expect(isCurrent(dir)).toBe(true);
});
