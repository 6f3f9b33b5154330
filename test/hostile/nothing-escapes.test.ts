import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../harness/compile.ts";
import { type CaseResult, generateCase } from "../harness/generate-case.ts";
import { hostileDocument } from "./document.ts";
import { findBadPaths, findEscapes } from "./inspect.ts";
import { jsonText, payloads } from "./payloads.ts";

const versions = ["2.0", "3.0", "3.1", "3.2"] as const;
/** More of them, for who changes how text is written: `MODELWRIGHT_SEEDS=20 npx vitest run test/hostile`. */
const seeds = Array.from({ length: Number(process.env.MODELWRIGHT_SEEDS ?? 1) }, (_, index) => index + 1);
/** Each version has documents of its own. */
const seedOf = (version: (typeof versions)[number], seed: number): number =>
  versions.indexOf(version) * 100 + seed;

describe("nothing of a hostile document", { timeout: 300_000 }, () => {
  const results = new Map<string, CaseResult>();
  const folder = mkdtempSync(join(tmpdir(), "modelwright-hostile-"));

  beforeAll(async () => {
    for (const version of versions) {
      for (const seed of seeds) {
        const text = jsonText(hostileDocument(version, seedOf(version, seed)));
        results.set(
          `${version}-${seed}`,
          await generateCase(folder, "spec.json", undefined, { "spec.json": text }),
        );
      }
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("keeps the rest from being made", () => {
    for (const [name, { api, files }] of results) {
      expect(api?.models.length, name).toBeGreaterThan(10);
      expect(files.size, name).toBeGreaterThan(30);
    }
  });

  test("becomes code", () => {
    const found = [...results].flatMap(([name, { files }]) =>
      [...files].flatMap(([path, text]) =>
        /\.(?:ts|js)$/.test(path) && !/runtime\.(?:ts|js|d\.ts)$/.test(path)
          ? findEscapes(`${name}/${path}`, text)
          : [],
      ),
    );
    expect(found).toEqual([]);
  });

  test("becomes a path", () => {
    for (const [name, { files }] of results) expect(findBadPaths(files.keys()), name).toEqual([]);
  });

  test("makes a module that does not compile", () => {
    const sources = [...results].flatMap(([name, { files }]) =>
      [...files]
        .filter(([path]) => path.startsWith("src/") || path === "openapi.ts")
        .map(([path, text]) => [`${name}/${path}`, text] as const),
    );
    expect(compile(new Map(sources))).toEqual([]);
  });

  test("runs when the modules are loaded, or when their validators are called", () => {
    for (const [name, { files }] of results) {
      const out = join(folder, name);
      for (const [path, text] of files) {
        if (!/^dist\/.*\.js$|^package\.json$/.test(path)) continue;
        mkdirSync(dirname(join(out, path)), { recursive: true });
        writeFileSync(join(out, path), text);
      }
      const script = join(import.meta.dirname, "load-all.mjs");
      const args = [script, join(out, "dist"), JSON.stringify(payloads.slice(0, 12))];
      const { modules, problems } = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
      expect(modules, name).toBeGreaterThan(10);
      expect(problems, name).toEqual([]);
    }
    expect(readdirSync(folder).sort()).toEqual([...results.keys()].sort());
  });
});
