import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { contentHash, openAhead } from "../../generator/output/index.ts";
import { makeFolder, put, readTree, run } from "./folder.ts";

const hash = contentHash;

/** What a killed run leaves: `a.ts` and `b.ts` change, `gone.ts` is removed, `new/x.ts` is new. */
function killedRun(journal: "journal.json" | "rollback.json" | "none", done: readonly string[]): string {
  const dir = makeFolder();
  const stage = ".modelwright-stage";
  const entries = [
    { kind: "write", path: "a.ts", before: hash("old a\n"), after: hash("new a\n") },
    { kind: "write", path: "b.ts", before: hash("old b\n"), after: hash("new b\n") },
    { kind: "remove", path: "deep/gone.ts", before: hash("old gone\n") },
    { kind: "folder", path: "new" },
  ];
  for (const [index, name] of ["a", "b"].entries()) {
    const isDone = done.includes(name);
    put(dir, `${name}.ts`, isDone ? `new ${name}\n` : `old ${name}\n`);
    put(dir, `${stage}/${index}${isDone ? ".old" : ""}`, isDone ? `old ${name}\n` : `new ${name}\n`);
  }
  put(dir, done.includes("gone") ? `${stage}/2.old` : "deep/gone.ts", "old gone\n");
  put(dir, done.includes("new") ? "new/x.ts" : `${stage}/new/new/x.ts`, "new x\n");
  if (journal !== "none") put(dir, `${stage}/${journal}`, JSON.stringify(entries));
  return dir;
}

/** What a run finds when it begins: one that makes nothing, so that all it does is settle what was left. */
async function settle(dir: string): Promise<{ tree: Record<string, string>; outcome: string | undefined }> {
  const { diagnostics } = await run(dir, {});
  const { "modelwright.lock.json": _, ...tree } = readTree(dir);
  const [found] = diagnostics.filter(({ code }) => code === "interrupted-run");
  return { tree, outcome: found?.message };
}

const before = { "a.ts": "old a\n", "b.ts": "old b\n", "deep/gone.ts": "old gone\n" };
const after = { "a.ts": "new a\n", "b.ts": "new b\n", "new/x.ts": "new x\n" };
const moments = [[], ["a"], ["a", "b"], ["a", "b", "gone"], ["a", "b", "gone", "new"]];

describe("a run that was killed", () => {
  it.each(moments)("with its journal is completed, whatever was done: %j", async (...done) => {
    const { tree, outcome } = await settle(killedRun("journal.json", done));
    expect(tree).toEqual(after);
    expect(outcome).toBe("an interrupted run on out was completed");
  });

  it("before its journal never happened", async () => {
    expect((await settle(killedRun("none", []))).tree).toEqual(before);
  });

  it.each(moments.slice(0, 4))("while it rolled back is rolled back: %j", async (...done) => {
    const { tree, outcome } = await settle(killedRun("rollback.json", done));
    expect(tree).toEqual(before);
    expect(outcome).toBe("an interrupted run on out was rolled back");
  });

  it("leaves alone what the user changed since", async () => {
    const dir = killedRun("journal.json", ["a"]);
    put(dir, "a.ts", "mine\n");
    put(dir, "b.ts", "mine\n");
    put(dir, "deep/gone.ts", "mine\n");
    put(dir, "new/x.ts", "mine\n");
    expect((await settle(dir)).tree).toEqual({
      "a.ts": "mine\n",
      "b.ts": "mine\n",
      "deep/gone.ts": "mine\n",
      "new/x.ts": "mine\n",
    });
  });

  it("leaves alone what the user changed since when it rolls back", async () => {
    const dir = killedRun("rollback.json", ["a", "b", "gone"]);
    put(dir, "a.ts", "mine\n");
    put(dir, "deep/gone.ts", "mine\n");
    expect((await settle(dir)).tree).toEqual({ ...before, "a.ts": "mine\n", "deep/gone.ts": "mine\n" });
  });

  it("does not follow links that were laid since, nor a journal that leads outside", async () => {
    const outside = makeFolder();
    put(outside, "gone.ts", "old gone\n");
    const dir = killedRun("journal.json", []);
    fs.rmSync(join(dir, "deep"), { recursive: true });
    fs.symlinkSync(outside, join(dir, "deep"));
    await settle(dir);
    expect(readTree(outside)).toEqual({ "gone.ts": "old gone\n" });
    const hostile = join(makeFolder(), "out");
    put(hostile, "../victim.ts", "old\n");
    const entries = [{ kind: "remove", path: "../victim.ts", before: hash("old\n") }];
    put(hostile, ".modelwright-stage/journal.json", JSON.stringify(entries));
    await settle(hostile);
    expect(readTree(join(hostile, ".."))["victim.ts"]).toBe("old\n");
  });

  it.each([
    ["the stage", ".modelwright-stage", "stage"],
    ["a folder of it", ".modelwright-stage/new", "stage/new"],
    ["what is put into place", ".modelwright-stage/new/new", "stage/new/new"],
    ["a file of it", ".modelwright-stage/0", "stage/0"],
    ["its journal", ".modelwright-stage/journal.json", "stage/journal.json"],
  ])("is none of ours where %s is a link: nothing is moved in or out", async (_, path, target) => {
    const outside = makeFolder();
    const dir = killedRun("journal.json", []);
    fs.renameSync(join(dir, ".modelwright-stage"), join(outside, "stage"));
    fs.cpSync(join(outside, "stage"), join(dir, ".modelwright-stage"), { recursive: true });
    fs.rmSync(join(dir, path), { recursive: true });
    fs.symlinkSync(join(outside, target), join(dir, path));
    const trees = [readTree(dir), readTree(outside)];
    const { diagnostics } = await run(dir, {});
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `out/${path} leads out of the output folder, to ${join(outside, target)}`,
    ]);
    expect([readTree(dir), readTree(outside)]).toEqual(trees);
  });

  it("may have replaced a link of the user's, which comes back", async () => {
    const dir = killedRun("rollback.json", ["a"]);
    put(dir, "own/a.ts", "old a\n");
    fs.rmSync(join(dir, ".modelwright-stage/0.old"));
    fs.symlinkSync("own/a.ts", join(dir, ".modelwright-stage/0.old"));
    const { tree } = await settle(dir);
    expect(tree).toEqual({ ...before, "a.ts": "-> own/a.ts", "own/a.ts": "old a\n" });
  });

  it("leaves its stage where a thread still writes to it", async () => {
    const dir = makeFolder();
    const ahead = openAhead(dir);
    put(ahead!.folder, "dist/a.js", "a\n");
    const rmSync = vi.spyOn(fs, "rmSync").mockImplementationOnce(() => {
      throw Object.assign(new Error("ENOTEMPTY: directory not empty, rmdir"), { code: "ENOTEMPTY" });
    });
    ahead!.close();
    rmSync.mockRestore();
    expect(Object.keys(readTree(dir))).toEqual([`.modelwright-stage/ahead-${process.pid}/dist/a.js`]);
    expect(await settle(dir)).toEqual({ tree: {}, outcome: "an interrupted run on out was rolled back" });
  });

  it("is reported by --check, which changes nothing", async () => {
    const dir = killedRun("journal.json", ["a"]);
    const tree = readTree(dir);
    const { codes, drift } = await run(dir, {}, { mode: "check" });
    expect(codes).toContain("interrupted-run");
    expect(drift).toHaveLength(1);
    expect(readTree(dir)).toEqual(tree);
  });
});
