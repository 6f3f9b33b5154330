import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mergeJson } from "../../generator/output/index.ts";
import { parseLock, printLock } from "../../generator/output/lock.ts";
import { ageTree, makeFolder, petsAndToys, put, readFiles, readTree, run, touchedSince } from "./folder.ts";

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

describe("a file between the marks of a merge", () => {
  const merged = (ours: string, theirs: string): string =>
    `first\n<<<<<<< HEAD\n${ours}||||||| base\nold\n=======\n${theirs}>>>>>>> branch\nlast\n`;

  /** A folder whose lock knows what two branches wrote. */
  const makeMerged = async (path: string): Promise<string> => {
    const dir = makeFolder();
    const locks: string[] = [];
    for (const line of ["cat\n", "dog\n"]) {
      await run(dir, { [path]: `first\n${line}last\n` }, { force: true });
      locks.push(readTree(dir)["modelwright.lock.json"]!);
    }
    put(dir, "modelwright.lock.json", `<<<<<<< HEAD\n${locks[0]}=======\n${locks[1]}>>>>>>> branch\n`);
    return dir;
  };

  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ])("is ours where both its sides were written, with %s", async (_, end) => {
    const dir = await makeMerged("src/pet.ts");
    put(dir, "src/pet.ts", merged("cat\n", "dog\n").replaceAll("\n", end));
    expect((await run(dir, { "src/pet.ts": "bird\n" })).codes).toEqual(["lock-unreadable"]);
    expect(readFiles(dir)).toEqual({ "src/pet.ts": "bird\n" });
  });

  it("goes with its model where both its sides were written", async () => {
    const dir = await makeMerged("src/pet.ts");
    put(dir, "src/pet.ts", merged("cat\n", "dog\n"));
    expect((await run(dir, { "README.md": "a\n" })).removed).toEqual(["src/pet.ts"]);
  });

  it("is an error where one side was edited, also in the next run", async () => {
    for (const text of [merged("cat\n", "my cat\n"), merged("my dog\n", "dog\n")]) {
      const dir = await makeMerged("src/pet.ts");
      put(dir, "src/pet.ts", text);
      for (const mode of ["write", "check"] as const) {
        const { kept, diagnostics } = await run(dir, { "src/pet.ts": "bird\n" }, { mode });
        expect([kept, diagnostics.at(-1)]).toMatchObject([
          ["src/pet.ts"],
          { code: "merge-conflict", severity: "error" },
        ]);
      }
      expect(readFiles(dir)["src/pet.ts"]).toBe(text);
      await run(dir, { "src/pet.ts": "bird\n" }, { force: true });
      expect(readFiles(dir)["src/pet.ts"]).toBe("bird\n");
    }
  });

  it("is edited where the marks are no merge's", async () => {
    const dir = await makeMerged("docs/pet.md");
    put(dir, "docs/pet.md", "first\n=======\n<<<<<<< HEAD\nlast\n");
    expect((await run(dir, { "docs/pet.md": "bird\n" })).codes).toEqual(["lock-unreadable", "hand-edited"]);
  });

  it("is not ours where it is a package.json, in which the marks may be around what is the user's", async () => {
    const dir = makeFolder();
    const file = { merge: mergeJson({ name: "pets" }) };
    await run(dir, { "package.json": file });
    const text = '{\n  "name": "pets",\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> branch\n}\n';
    put(dir, "package.json", text);
    expect((await run(dir, { "package.json": file })).codes).toEqual(["merge-conflict"]);
    expect(readFiles(dir)["package.json"]).toBe(text);
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

  it("is the same laid out anew, and stays so", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    const laid = JSON.stringify(JSON.parse(readTree(dir)["modelwright.lock.json"]!), null, 4);
    put(dir, "modelwright.lock.json", laid);
    expect((await run(dir, petsAndToys, { mode: "check" })).codes).toEqual([]);
    await run(dir, petsAndToys);
    expect(readTree(dir)["modelwright.lock.json"]).toBe(laid);
    expect((await run(dir, petsAndToys, { mode: "check", year: 2026 })).codes).toEqual(["lock-outdated"]);
    expect((await run(dir, { ...petsAndToys, "src/pet.ts": "cat\n" })).codes).toEqual([]);
    expect(readTree(dir)["modelwright.lock.json"]).toContain(`\n    "src/pet.ts": {"hash":`);
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
      const { codes, diagnostics, written } = await run(dir, { "src/pet.ts": "bird\n" });
      expect(codes).toEqual(["lock-unreadable"]);
      expect(diagnostics[0]?.at).toMatchObject({ file: "out/modelwright.lock.json", line: 1, column: 1 });
      expect(written).toEqual(["src/pet.ts"]);
    }
  });

  describe("in conflict, of what no run finds again", () => {
    const before = { since: "1.0.0", properties: { name: { changed: "1.1.0" } } };
    const lockOf = (year: number, history: unknown, spec: string): string =>
      printLock({
        fingerprint: { generator: "0.1.0", spec, options: "", references: {} },
        year,
        found: { models: 1, errors: 0, warnings: 0 },
        released: "of both",
        history,
        files: new Map(),
      });

    /** As `git merge` leaves it: marks around lines that differ. */
    const inConflict = (ours: string, theirs: string): string => {
      const others = theirs.split("\n");
      return ours
        .split("\n")
        .map((line, at) =>
          line === others[at] ? line : `<<<<<<< HEAD\n${line}\n=======\n${others[at]}\n>>>>>>> theirs`,
        )
        .join("\n");
    };

    it("keeps what both sides say", () => {
      const text = inConflict(lockOf(2020, { pet: before }, "a"), lockOf(2020, { pet: before }, "b"));
      expect(parseLock(text)).toMatchObject({
        state: "damaged",
        lock: { year: 2020, released: "of both", history: { pet: before } },
        doubtful: [],
      });
    });

    it("joins the histories of both, and says what they tell differently", () => {
      const toy = { since: "1.2.0" };
      const joined = inConflict(lockOf(2020, { pet: before }, "a"), lockOf(2020, { toy }, "b"));
      expect(parseLock(joined)).toMatchObject({ lock: { history: { pet: before, toy } }, doubtful: [] });
      const other = { pet: { ...before, since: "1.2.0", changed: "2.0.0" } };
      expect(
        parseLock(inConflict(lockOf(2020, { pet: before }, "a"), lockOf(2021, other, "b"))),
      ).toMatchObject({
        lock: { year: 2020, history: { pet: { ...before, changed: "2.0.0" } } },
        doubtful: ["year", "history"],
      });
    });

    it("says that it lost what has no line of its own", async () => {
      const dir = makeFolder();
      await run(dir, petsAndToys);
      const laid = JSON.stringify(JSON.parse(lockOf(2020, { pet: before }, "a")), null, 2);
      put(dir, "modelwright.lock.json", `<<<<<<< HEAD\n${laid}`);
      const [unreadable] = (await run(dir, petsAndToys)).diagnostics;
      expect(unreadable?.message).toContain("but check its history");
    });
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
