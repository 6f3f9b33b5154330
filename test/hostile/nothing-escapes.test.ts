import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GenerateOptions } from "../../generator/ir/index.ts";
import { type CaseResult, defaultOptions, generateCase } from "../harness/generate-case.ts";
import { packageOptions, typeCheck } from "../harness/native-compiler.ts";
import { hostileDocument } from "./document.ts";
import type { Version } from "./draw.ts";
import { findBadPaths, findEscapes, findMarkup } from "./inspect.ts";
import { jsonText, payloads } from "./payloads.ts";

const { model, docs } = defaultOptions;

/** Each version has documents and ways to be written of its own. */
const setups: Readonly<Record<Version, { readonly first: number; readonly options: GenerateOptions }>> = {
  "2.0": { first: 0, options: defaultOptions },
  "3.0": {
    first: 100,
    options: { ...defaultOptions, docs: { ...docs, flavor: "vitepress", extra: true } },
  },
  "3.1": {
    first: 200,
    options: {
      ...defaultOptions,
      model: {
        ...model,
        view: { ...model.view, properties: "camel", dates: "Date", int64: "bigint", enums: "open" },
      },
      docs: { ...docs, flavor: "mdx", extra: true },
    },
  },
  "3.2": {
    first: 300,
    options: {
      ...defaultOptions,
      package: { ...defaultOptions.package, definitions: "spec" },
      docs: { ...docs, safe: true, extra: true },
    },
  },
};

/** More of them, for who changes how text is written: `MODELWRIGHT_SEEDS=20 npx vitest run test/hostile`. */
const seeds = Array.from({ length: Number(process.env.MODELWRIGHT_SEEDS ?? 1) }, (_, index) => index + 1);

describe("nothing of a hostile document", { timeout: 300_000 }, () => {
  const results = new Map<string, CaseResult>();
  const folder = mkdtempSync(join(tmpdir(), "modelwright-hostile-"));

  beforeAll(async () => {
    for (const [version, { first, options }] of Object.entries(setups)) {
      for (const seed of seeds) {
        const text = jsonText(hostileDocument(version as Version, first + seed));
        const made = await generateCase(folder, "spec.json", options, { "spec.json": text });
        results.set(`${version}-${seed}`, made);
      }
    }
    for (const [name, { files }] of results) {
      for (const [path, text] of files) {
        if (!/^(?:dist|src)\/.*\.[jt]s$|^openapi\.ts$|^package\.json$/.test(path)) continue;
        mkdirSync(dirname(join(folder, name, path)), { recursive: true });
        writeFileSync(join(folder, name, path), text);
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
        /\.(?:ts|js)$/.test(path) && !/(?:^|\/)runtime(?:\/|\.(?:ts|js|d\.ts)$)/.test(path)
          ? findEscapes(`${name}/${path}`, text)
          : [],
      ),
    );
    expect(found).toEqual([]);
  });

  test("becomes a path", () => {
    for (const [name, { files }] of results) expect(findBadPaths(files.keys()), name).toEqual([]);
  });

  test("becomes markup of the README or the pages", () => {
    const found = [...results].flatMap(([name, { files }]) =>
      [...files].flatMap(([path, text]) => (path.endsWith(".md") ? findMarkup(`${name}/${path}`, text) : [])),
    );
    expect(found).toEqual([]);
  });

  test("reaches package.json", () => {
    const own = [...results.values()].map(({ files }) => {
      const { exports, ...rest } = JSON.parse(files.get("package.json")!) as Record<string, object>;
      return { rest, targets: Object.values(exports!).map((target) => JSON.stringify(target)) };
    });
    for (const { rest, targets } of own) {
      expect({ ...rest, files: [] }).toEqual({ ...own[0]!.rest, files: [] });
      expect(targets.filter((target) => !/^(?:"|\{"types":")\.\/[\w./*-]+"/.test(target))).toEqual([]);
    }
  });

  test("makes a module that does not compile", async () => {
    const include = [...results.keys()].flatMap((name) => [`${name}/src/**/*.ts`, `${name}/openapi.ts`]);
    expect((await typeCheck(folder, include, packageOptions)).filter((line) => line !== "")).toEqual([]);
    rmSync(join(folder, "package.json"));
    rmSync(join(folder, "tsconfig.json"));
  });

  test("runs when the modules are loaded, or when their validators are called", () => {
    for (const name of results.keys()) {
      const script = join(import.meta.dirname, "load-all.mjs");
      const args = [script, join(folder, name, "dist"), JSON.stringify(payloads.slice(0, 12))];
      const { modules, problems } = JSON.parse(
        execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e8 }),
      );
      expect(modules, name).toBeGreaterThan(10);
      expect(problems, name).toEqual([]);
    }
    expect(readdirSync(folder).sort()).toEqual([...results.keys()].sort());
  });
});
