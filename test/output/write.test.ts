import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { mergeJson } from "../../generator/output/index.ts";
import { ageTree, makeFolder, put, readFiles, readTree, run, touchedSince } from "./folder.ts";

const petsAndToys = { "src/pet.ts": "pet\n", "src/deep/toy.ts": "toy\n", "README.md": "hello\n" };

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
    const upper = { normalize: (text: string) => Promise.resolve(text.toUpperCase()) };
    await run(dir, made, { force: true, ...upper });
    put(dir, "a.ts", made["a.ts"].toUpperCase());
    expect((await run(dir, made, upper)).unchanged).toEqual(["a.ts"]);
  });
});

describe("a merged package.json", () => {
  const manifest = (name: string) => ({ merge: mergeJson({ name, type: "module" }, { version: "0.0.0" }) });

  it("begins with its name, and adds to the scripts that are there", async () => {
    const dir = makeFolder();
    const scripted = {
      merge: mergeJson({ name: "pets" }, { version: "1.0.0", scripts: { prepack: "check" } }),
    };
    await run(dir, { "package.json": scripted });
    expect(Object.keys(JSON.parse(readFiles(dir)["package.json"]!))).toEqual(["name", "version", "scripts"]);
    const own = { private: true, scripts: { test: "vitest" }, engines: { node: ">=22" }, name: "pets" };
    put(dir, "package.json", `${JSON.stringify(own, null, 2)}\n`);
    await run(dir, { "package.json": scripted });
    const merged: unknown = JSON.parse(readFiles(dir)["package.json"]!);
    expect(merged).toEqual({ ...own, version: "1.0.0", scripts: { test: "vitest", prepack: "check" } });
    put(dir, "package.json", JSON.stringify({ ...own, scripts: { prepack: "mine" } }));
    await run(dir, { "package.json": scripted });
    expect(JSON.parse(readFiles(dir)["package.json"]!)).toMatchObject({ scripts: { prepack: "mine" } });
  });

  it("keeps the user's keys, their order and indentation", async () => {
    const dir = makeFolder();
    await run(dir, { "package.json": manifest("pets") });
    expect(JSON.parse(readFiles(dir)["package.json"]!)).toEqual({
      version: "0.0.0",
      name: "pets",
      type: "module",
    });
    put(
      dir,
      "package.json",
      `{\n\t"version": "2.0.0",\n\t"license": "MIT",\n\t"name": "pets",\n\t"type": "module"\n}`,
    );
    expect((await run(dir, { "package.json": manifest("pets") })).unchanged).toEqual(["package.json"]);
    expect((await run(dir, { "package.json": manifest("cats") })).written).toEqual(["package.json"]);
    expect(readFiles(dir)["package.json"]).toBe(
      `{\n\t"version": "2.0.0",\n\t"license": "MIT",\n\t"name": "cats",\n\t"type": "module"\n}`,
    );
  });

  it("leaves a file whose members are right, however it is written", async () => {
    const dir = makeFolder();
    const compact = `{"type":"module", "name":"pets","version":"1.0.0"}`;
    await run(dir, { "package.json": manifest("pets") });
    put(dir, "package.json", compact);
    expect((await run(dir, { "package.json": manifest("pets") })).unchanged).toEqual(["package.json"]);
    expect(readFiles(dir)["package.json"]).toBe(compact);
  });

  it("keeps an edit of our keys as it is, and one that is no JSON", async () => {
    const dir = makeFolder();
    await run(dir, { "package.json": manifest("pets") });
    for (const text of [`{"name":"mine","type":"module"}`, "{ no json"]) {
      put(dir, "package.json", text);
      expect((await run(dir, { "package.json": manifest("pets") })).codes).toEqual(["hand-edited"]);
      expect(readFiles(dir)["package.json"]).toBe(text);
    }
    await run(dir, { "package.json": manifest("pets") }, { force: true });
    expect(JSON.parse(readFiles(dir)["package.json"]!)).toMatchObject({ name: "pets" });
  });

  it("joins an existing file that has none of our keys, and leaves one that has them", async () => {
    const dir = makeFolder();
    put(dir, "package.json", `{\n  "private": true\n}\n`);
    expect((await run(dir, { "package.json": manifest("pets") })).written).toEqual(["package.json"]);
    const other = makeFolder();
    put(other, "package.json", `{\n  "name": "an-application"\n}\n`);
    expect((await run(other, { "package.json": manifest("pets") })).codes).toEqual(["foreign-file"]);
  });

  it("goes with its package only where nothing of the user is in it", async () => {
    const dir = makeFolder();
    await run(dir, { "package.json": manifest("pets") });
    expect((await run(dir, {})).removed).toEqual(["package.json"]);
    await run(dir, { "package.json": manifest("pets") });
    put(dir, "package.json", `{"name":"pets","type":"module","version":"1.0.0","license":"MIT"}`);
    expect((await run(dir, {})).codes).toEqual(["stale-edited"]);
  });
});

describe("derived files", () => {
  const made = { "src/pet.ts": "pet\n", "dist/pet.js": { text: "pet\n", derived: true as const } };

  it("are rebuilt when they are missing or stale, and compared only where they are", async () => {
    const dir = makeFolder();
    await run(dir, made);
    fs.rmSync(join(dir, "dist"), { recursive: true });
    expect((await run(dir, made, { mode: "check" })).drift).toEqual([]);
    expect((await run(dir, made)).written).toEqual(["dist/pet.js"]);
    put(dir, "dist/pet.js", "of another branch\n");
    expect((await run(dir, made, { mode: "check" })).drift).toMatchObject([
      { path: "dist/pet.js", kind: "outdated" },
    ]);
    expect((await run(dir, made)).written).toEqual(["dist/pet.js"]);
    expect((await run(dir, { "src/pet.ts": "pet\n" })).removed).toEqual(["dist/pet.js"]);
  });
});

describe("comparing", () => {
  it("finds every kind of difference in one run and changes nothing", async () => {
    const dir = makeFolder();
    const before = {
      "missing.ts": "a\n",
      "outdated.ts": "a\n",
      "stale.ts": "a\n",
      "edited.ts": "a\n",
      "gone.ts": "a\n",
    };
    await run(dir, before);
    fs.rmSync(join(dir, "missing.ts"));
    put(dir, "edited.ts", "mine\n");
    put(dir, "gone.ts", "mine\n");
    put(dir, "foreign.ts", "mine\n");
    const ages = ageTree(dir);
    const after = { "missing.ts": "a\n", "outdated.ts": "b\n", "edited.ts": "a\n", "foreign.ts": "a\n" };
    const { drift, codes, diffs } = await run(dir, after, { mode: "check" });
    expect(drift.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      "edited.ts edited",
      "foreign.ts foreign",
      "gone.ts stale-edited",
      "missing.ts missing",
      "outdated.ts outdated",
      "stale.ts stale",
    ]);
    expect(codes).toEqual([
      "hand-edited",
      "foreign-file",
      "stale-edited",
      "file-missing",
      "file-outdated",
      "file-stale",
    ]);
    expect(diffs.get("outdated.ts")).toBe(
      "--- a/outdated.ts\ton disk\n+++ b/outdated.ts\tgenerated\n@@ -1,1 +1,1 @@\n-a\n+b\n",
    );
    expect(touchedSince(dir, ages)).toEqual([]);
  });

  it("finds a lock that is out of date on its own", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    const { codes, drift } = await run(dir, petsAndToys, { mode: "check", year: 2026 });
    expect(codes).toEqual(["lock-outdated"]);
    expect(drift).toHaveLength(1);
  });

  it("does not make the folder", async () => {
    const dir = join(makeFolder(), "out");
    expect((await run(dir, petsAndToys, { mode: "check" })).drift).toHaveLength(3);
    expect((await run(dir, petsAndToys, { mode: "dry-run" })).written).toHaveLength(3);
    expect(fs.existsSync(dir)).toBe(false);
  });
});

describe("the lock", () => {
  it("is written anew after a merge left its marks, and still tells ours from edited", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    const lock = readTree(dir)["modelwright.lock.json"]!;
    put(
      dir,
      "modelwright.lock.json",
      lock.replace("{\n", "{\n<<<<<<< ours\n").replace(`"files"`, `=======\n"files"`),
    );
    put(dir, "README.md", "edited\n");
    const { written, codes } = await run(dir, { ...petsAndToys, "README.md": "x\n", "src/pet.ts": "cat\n" });
    expect(codes).toEqual(["lock-unreadable", "hand-edited"]);
    expect(written).toEqual(["src/pet.ts"]);
    expect(JSON.parse(readTree(dir)["modelwright.lock.json"]!)).toMatchObject({ lockVersion: 1 });
  });

  it("in conflict knows the files of both sides", async () => {
    const dir = makeFolder();
    const lockOf = async (pet: string): Promise<string> => {
      await run(dir, { "src/pet.ts": pet }, { force: true });
      return readTree(dir)["modelwright.lock.json"]!;
    };
    const [ours, theirs] = [await lockOf("cat\n"), await lockOf("dog\n")];
    for (const pet of ["cat\n", "dog\n"]) {
      put(dir, "modelwright.lock.json", `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> branch\n`);
      put(dir, "src/pet.ts", pet);
      const { codes, written } = await run(dir, { "src/pet.ts": "bird\n" });
      expect(codes).toEqual(["lock-unreadable"]);
      expect(written).toEqual(["src/pet.ts"]);
    }
  });

  it("of a newer format is left alone", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    put(dir, "modelwright.lock.json", `{"lockVersion": 2, "files": {}}`);
    const { codes, failed } = await run(dir, { ...petsAndToys, "src/pet.ts": "cat\n" });
    expect(codes).toEqual(["lock-newer"]);
    expect(failed).toBe(true);
    expect(readFiles(dir)["src/pet.ts"]).toBe("pet\n");
  });

  it("cannot make anyone remove a file outside the folder", async () => {
    const folder = makeFolder();
    put(folder, "victim", "a\n");
    const dir = join(folder, "out");
    await run(dir, { victim: "a\n" });
    const lock = readTree(dir)["modelwright.lock.json"]!;
    put(dir, "modelwright.lock.json", lock.replace(`"victim"`, `"../victim"`));
    await run(dir, {});
    expect(fs.existsSync(join(folder, "victim"))).toBe(true);
  });
});

describe("what is in the way", () => {
  const refused = async (prepare: (dir: string) => void, code: string): Promise<void> => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    prepare(dir);
    const before = readTree(dir);
    const { codes, failed } = await run(dir, {
      "src/pet.ts": "cat\n",
      "src/deep/toy.ts": "car\n",
      "README.md": "x\n",
    });
    expect(codes).toEqual([code]);
    expect(failed).toBe(true);
    expect(readTree(dir)).toEqual(before);
  };

  it("a folder in a file's place", () =>
    refused((dir) => {
      fs.rmSync(join(dir, "src/pet.ts"));
      fs.mkdirSync(join(dir, "src/pet.ts"));
    }, "path-blocked"));

  it("a file in a folder's place", () =>
    refused((dir) => {
      fs.rmSync(join(dir, "src/deep"), { recursive: true });
      fs.writeFileSync(join(dir, "src/deep"), "");
    }, "path-blocked"));

  it("a pipe, which nobody waits for", () =>
    refused((dir) => {
      fs.rmSync(join(dir, "README.md"));
      fs.symlinkSync("/dev/null", join(dir, "README.md"));
    }, "leads-outside"));

  it("a file that is read-only", () =>
    refused((dir) => fs.chmodSync(join(dir, "src/pet.ts"), 0o444), "read-only"));

  it("a folder that is read-only", () =>
    refused((dir) => fs.chmodSync(join(dir, "src/deep"), 0o555), "read-only"));

  it("a folder that is a link out of the package", async () => {
    const outside = makeFolder();
    put(outside, "toy.ts", "toy\n");
    await refused((dir) => {
      fs.rmSync(join(dir, "src/deep"), { recursive: true });
      fs.symlinkSync(outside, join(dir, "src/deep"));
    }, "leads-outside");
    expect(readTree(outside)).toEqual({ "toy.ts": "toy\n" });
  });

  it("a lock that is a link out of the package", async () => {
    const outside = makeFolder();
    put(outside, "lock", "{}");
    await refused((dir) => {
      fs.rmSync(join(dir, "modelwright.lock.json"));
      fs.symlinkSync(join(outside, "lock"), join(dir, "modelwright.lock.json"));
    }, "leads-outside");
  });

  it.each([
    "../outside.ts",
    "/etc/passwd",
    "a/../../b",
    "C:/windows",
    "a\\..\\b",
    "nul\u0000byte",
    "con.ts",
    "trailing./x",
    "a//b",
    ".modelwright-stage/1",
    `${"x".repeat(300)}.ts`,
    "\uD800",
    "modelwright.lock.json",
  ])("refuses the path %j", async (path) => {
    const dir = makeFolder();
    const { codes } = await run(dir, { "fine.ts": "a\n", [path]: "b\n" });
    expect(codes).toEqual(["unsafe-path"]);
    expect(readTree(dir)).toEqual({});
  });

  it("refuses two paths that are one file on some systems", async () => {
    const dir = makeFolder();
    expect((await run(dir, { "Pet.ts": "a\n", "pet.ts": "b\n" })).codes).toEqual(["unsafe-path"]);
    expect((await run(dir, { "\u00e9.ts": "a\n", "e\u0301.ts": "b\n" })).codes).toEqual(["unsafe-path"]);
  });
});

describe("a file system that refuses", () => {
  it("is reported as what it is, also where it only reads, and leaves no folders", async () => {
    const dir = join(makeFolder(), "new", "out");
    const spy = vi.spyOn(fs, "writeFileSync").mockImplementation(() => {
      throw fault("ENOSPC");
    });
    const { diagnostics } = await run(dir, petsAndToys);
    spy.mockRestore();
    expect(diagnostics.map(({ message }) => message)).toEqual(["out could not be written: the disk is full"]);
    expect(fs.existsSync(join(dir, ".."))).toBe(false);
    await run(dir, petsAndToys);
    const read = vi.spyOn(fs, "readFileSync").mockImplementation(() => {
      throw fault("EACCES");
    });
    const { codes, failed } = await run(dir, petsAndToys, { mode: "check" });
    read.mockRestore();
    expect(codes).toEqual(["cannot-write"]);
    expect(failed).toBe(true);
  });

  it("is reported where the folder itself is a file", async () => {
    const folder = makeFolder();
    put(folder, "out", "mine\n");
    expect((await run(join(folder, "out"), petsAndToys)).codes).toEqual(["cannot-write"]);
    expect((await run(join(folder, "out"), petsAndToys, { mode: "check" })).failed).toBe(true);
    expect(readTree(folder)).toEqual({ out: "mine\n" });
  });

  const fault = (code: string): Error =>
    Object.assign(new Error(`${code}: refused, write`), { code, syscall: "write" });

  it.each(["writeFileSync", "renameSync", "linkSync"] as const)(
    "has everything put back when %s fails",
    async (name) => {
      for (let nth = 1; nth <= 8; nth++) {
        const dir = makeFolder();
        await run(dir, { ...petsAndToys, "stale.ts": "a\n" });
        const before = readTree(dir);
        const original = fs[name] as (...args: unknown[]) => unknown;
        let calls = 0;
        const spy = vi.spyOn(fs, name).mockImplementation((...args: unknown[]) => {
          calls += 1;
          if (calls === nth + 1) throw fault(name === "linkSync" ? "EPERM" : "ENOSPC");
          return original(...args) as never;
        });
        const made = {
          "src/pet.ts": "cat\n",
          "src/deep/toy.ts": "car\n",
          "new/x.ts": "x\n",
          "README.md": "hello\n",
        };
        const { codes, failed } = await run(dir, made);
        const failures = calls > nth;
        spy.mockRestore();
        if (failures && name !== "linkSync") {
          expect(codes).toEqual(["cannot-write"]);
          expect(failed).toBe(true);
          expect(readTree(dir)).toEqual(before);
        } else {
          expect(readFiles(dir)).toEqual(made);
        }
      }
    },
  );
});
