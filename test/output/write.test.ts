import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ageTree, makeFolder, petsAndToys, put, readFiles, readTree, run, touchedSince } from "./folder.ts";

describe("writing", () => {
  it("writes everything once, and touches nothing the second time", async () => {
    const dir = join(makeFolder(), "new", "out");
    const first = await run(dir, petsAndToys);
    expect(first.written).toEqual(["README.md", "src/deep/toy.ts", "src/pet.ts"]);
    expect(readFiles(dir)).toEqual({
      "README.md": "hello\n",
      "src/deep/toy.ts": "toy\n",
      "src/pet.ts": "pet\n",
    });
    const ages = ageTree(dir);
    const second = await run(dir, petsAndToys);
    expect(second.unchanged).toEqual(first.written);
    expect(second.written).toEqual([]);
    expect(touchedSince(dir, ages)).toEqual([]);
  });

  it("writes only what changed", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    const ages = ageTree(dir);
    const { written } = await run(dir, { ...petsAndToys, "src/pet.ts": "cat\n" });
    expect(written).toEqual(["src/pet.ts"]);
    expect(touchedSince(dir, ages).sort()).toEqual(["modelwright.lock.json", "src/pet.ts"]);
  });

  it("removes what is no longer made, with the folders that this empties", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    put(dir, "src/mine.ts", "mine\n");
    const { removed } = await run(dir, { "README.md": "hello\n" });
    expect(removed).toEqual(["src/deep/toy.ts", "src/pet.ts"]);
    expect(readFiles(dir)).toEqual({ "README.md": "hello\n", "src/mine.ts": "mine\n" });
  });

  it("keeps the permissions of a file that it replaces", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    fs.chmodSync(join(dir, "README.md"), 0o755);
    await run(dir, { ...petsAndToys, "README.md": "bye\n" });
    expect(fs.statSync(join(dir, "README.md")).mode & 0o777).toBe(0o755);
  });

  it("writes the lock sorted, a line a file, the same whatever the order of the files", async () => {
    const [one, two] = [makeFolder(), makeFolder()];
    await run(one, petsAndToys, { fingerprint: { generator: "1", spec: "2", references: {}, options: "3" } });
    const reversed = Object.fromEntries(Object.entries(petsAndToys).reverse());
    await run(two, reversed, { fingerprint: { generator: "1", spec: "2", references: {}, options: "3" } });
    expect(readTree(one)).toEqual(readTree(two));
    expect(readTree(one)["modelwright.lock.json"]).toMatchInlineSnapshot(`
      "{
        "lockVersion": 1,
        "generator": "1",
        "spec": "2",
        "options": "3",
        "year": 2025,
        "found": {"errors":0,"models":0,"warnings":0},
        "files": {
          "README.md": {"hash":"5891b5b522d5df086d0ff0b110fbd9d2"},
          "src/deep/toy.ts": {"hash":"39d4e6ab72df95b5510a094e2c88d06f"},
          "src/pet.ts": {"hash":"c860acbd28c59c25e21a28393edb1d4c"}
        }
      }
      "
    `);
  });
});

describe("what is not ours", () => {
  it("keeps a file that was edited by hand, says so each time, and overwrites it with force", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    const lock = readTree(dir)["modelwright.lock.json"];
    put(dir, "src/pet.ts", "pet, edited\n");
    await run(dir, petsAndToys);
    expect(readTree(dir)["modelwright.lock.json"]).toBe(lock);
    for (const pet of ["pet\n", "cat\n"]) {
      const { kept, codes, diffs } = await run(dir, { ...petsAndToys, "src/pet.ts": pet });
      expect(kept).toEqual(["src/pet.ts"]);
      expect(codes).toEqual(["hand-edited"]);
      expect(diffs.get("src/pet.ts")).toContain("+pet, edited");
      expect(readFiles(dir)["src/pet.ts"]).toBe("pet, edited\n");
    }
    const { written, codes } = await run(dir, { ...petsAndToys, "src/pet.ts": "cat\n" }, { force: true });
    expect(written).toEqual(["src/pet.ts"]);
    expect(codes).toEqual([]);
    expect(readFiles(dir)["src/pet.ts"]).toBe("cat\n");
  });

  it("updates a file again once the edit is taken back", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    put(dir, "src/pet.ts", "edited\n");
    await run(dir, { ...petsAndToys, "src/pet.ts": "cat\n" });
    put(dir, "src/pet.ts", "pet\n");
    const { written } = await run(dir, { ...petsAndToys, "src/pet.ts": "cat\n" });
    expect(written).toEqual(["src/pet.ts"]);
  });

  it("keeps a foreign file in the way, and adopts one that is the same", async () => {
    const dir = makeFolder();
    put(dir, "src/pet.ts", "somebody's\n");
    put(dir, "README.md", "hello\n");
    const first = await run(dir, petsAndToys);
    expect(first.kept).toEqual(["src/pet.ts"]);
    expect(first.codes).toEqual(["foreign-file"]);
    expect(first.unchanged).toEqual(["README.md"]);
    expect((await run(dir, petsAndToys)).codes).toEqual(["foreign-file"]);
    expect((await run(dir, { "src/deep/toy.ts": "toy\n" })).removed).toEqual(["README.md"]);
    expect(readFiles(dir)).toEqual({ "src/deep/toy.ts": "toy\n", "src/pet.ts": "somebody's\n" });
  });

  it("keeps an edited file that is no longer made", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    put(dir, "src/pet.ts", "edited\n");
    for (const _ of [1, 2]) {
      const { kept, codes } = await run(dir, { "README.md": "hello\n" });
      expect(kept).toEqual(["src/pet.ts"]);
      expect(codes).toEqual(["stale-edited"]);
    }
    expect((await run(dir, { "README.md": "hello\n" }, { force: true })).removed).toEqual(["src/pet.ts"]);
    expect(readFiles(dir)).toEqual({ "README.md": "hello\n" });
  });

  it("takes converted line endings for the same file", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    for (const [path, text] of Object.entries(readTree(dir))) put(dir, path, text.replaceAll("\n", "\r\n"));
    const ages = ageTree(dir);
    expect((await run(dir, petsAndToys)).codes).toEqual([]);
    expect((await run(dir, petsAndToys, { mode: "check" })).drift).toEqual([]);
    expect(touchedSince(dir, ages)).toEqual([]);
    expect((await run(dir, { ...petsAndToys, "README.md": "bye\n" })).written).toEqual(["README.md"]);
  });

  it("takes a formatted file for the same file where that is asked for", async () => {
    const dir = makeFolder();
    const made = { "a.ts": `export type A = { x: "1" | "2"; y: string };\n` };
    await run(dir, made, { normalize: "layout" });
    put(dir, "a.ts", `export type A = {\n  x: '1' | '2'\n  y: string\n}\n`.replaceAll("'\n", "';\n"));
    expect((await run(dir, made, { normalize: "layout" })).unchanged).toEqual(["a.ts"]);
    put(dir, "a.ts", `export type A = {\n  x: '1' | '3';\n  y: string\n}\n`);
    expect((await run(dir, made, { normalize: "layout" })).codes).toEqual(["hand-edited"]);
    for (const failing of [() => JSON.parse("{") as string, () => 5 as unknown as string]) {
      const dir = makeFolder();
      await run(dir, made, { normalize: failing });
      expect((await run(dir, made, { normalize: failing })).unchanged).toEqual(["a.ts"]);
    }
    const upper = { normalize: (text: string) => Promise.resolve(text.toUpperCase()) };
    await run(dir, made, { force: true, ...upper });
    put(dir, "a.ts", made["a.ts"].toUpperCase());
    expect((await run(dir, made, upper)).unchanged).toEqual(["a.ts"]);
  });
});
