import fs from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { makeFolder, petsAndToys, put, readFiles, readTree, run } from "./folder.ts";

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

  it("is told of the file that it is about", async () => {
    const dir = makeFolder();
    await run(dir, petsAndToys);
    const { readFileSync } = fs;
    const read = vi.spyOn(fs, "readFileSync").mockImplementation(((path: string, ...more: []) => {
      if (String(path).endsWith("toy.ts")) throw Object.assign(fault("EACCES"), { path });
      return readFileSync(path, ...more);
    }) as typeof readFileSync);
    const { diagnostics } = await run(dir, { ...petsAndToys, "src/deep/toy.ts": "other\n" });
    read.mockRestore();
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "out/src/deep/toy.ts could not be written: permission is denied",
    ]);
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
