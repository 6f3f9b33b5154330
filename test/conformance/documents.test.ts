import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createReporter, type JsonDiagnostic } from "../../generator/diagnostics/index.ts";
import { emitWire } from "../../generator/emit/wire/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import { createLines } from "../../generator/source/lines.ts";
import { readAnyYaml } from "../../generator/source/yaml-library.ts";
import { readPlainYaml } from "../../generator/source/yaml-plain.ts";
import { makeProject, runMain } from "../cli/harness.ts";
import { corpora } from "../corpus/folder.ts";
import { inOrder } from "../openapi/open.ts";
import type { Told } from "../source/read.ts";
import { corpus } from "./corpus.ts";

const specs = corpus("specs.tar.gz");
const pairs = corpus("oasdiff.tar.gz");
const bad = join(corpora, "bad");

function documentsBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => ending.test(path))
    .map((path) => join(folder, path))
    .sort();
}

async function read(path: string) {
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: join(path, "..") });
  const source = await loader.open(path);
  const api = source && (await openDocument(source, loader, report));
  const wire = api && (await emitWire(api, report));
  return {
    api,
    wire,
    diagnostics,
  };
}

describe.runIf(specs !== undefined && pairs !== undefined)("public documents", () => {
  test("in YAML mean the same to the fast reader and to the library", () => {
    let taken = 0;
    for (const path of [
      ...documentsBelow(specs as string, /\.ya?ml$/),
      ...documentsBelow(pairs as string, /\.ya?ml$/),
    ]) {
      const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
      const fast = readPlainYaml(text.replaceAll("\r\n", "\n"));
      if (fast === undefined) continue;
      taken++;
      const { report } = createReporter();
      const slow = readAnyYaml(path, text, createLines(text), report);
      expect([path, JSON.stringify(fast.value) === JSON.stringify(slow?.value)]).toEqual([path, true]);
    }
    expect(taken).toBeGreaterThan(300);
  });

  test("open without an error, and their wire contracts compile", async () => {
    const modules = new Map<string, string>();
    for (const path of documentsBelow(specs as string, /\.(?:json|ya?ml)$/)) {
      const { api, wire, diagnostics } = await read(path);
      const name = relative(specs as string, path);
      if (/petstore-separate\/(?:common|spec\/(?!swagger))/.test(name)) continue;
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect([name, errors.map(({ message }) => message)]).toEqual([name, []]);
      expect(api?.schemas.length).toBeGreaterThanOrEqual(0);
      modules.set(`/${modules.size}.ts`, wire ?? "");
    }
    expect(errorsOf(modules)).toEqual([]);
  });
});

/** Everything that a run says of a broken document, and whether something is left to generate. */
const broken: readonly (readonly [name: string, told: readonly Told[], emits?: "nothing"])[] = [
  ["01-badyaml.yaml", [["syntax-error", 4, 2]], "nothing"],
  ["02-missingref.json", [["ref-not-found", 49, 15]]],
  [
    "03-circular.json",
    [
      ["ref-circular", 68, 13],
      ["ref-circular", 71, 13],
      ["wire-repaired", 76, 10],
      ["endless-reference", 78, 6],
    ],
  ],
  ["04-dupop.json", [["duplicate-operation-id", 44, 20]]],
  [
    "05-badtype.json",
    [
      ["unknown-type", 49, 15],
      ["unknown-type", 52, 15],
      ["keyword-value", 55, 15],
      ["unsatisfiable", 58, 15],
      ["keyword-value", 61, 19],
      ["not-a-schema", 64, 11],
      ["not-a-schema", 67, 9],
    ],
  ],
  [
    "06-names.json",
    [61, 109, 117, 133, 149].map((line, at) => ["name-settled", line, [15, 14, 13, 15, 13][at]]),
  ],
  [
    "07-case.json",
    [
      ["name-settled", 53, 12],
      ["name-settled", 61, 12],
    ],
  ],
  ["08-comment.json", []],
  ["14-empty.json", []],
  ["15-v32.yaml", [39, 44, 49, 54].map((line) => ["operation-without-id", line, 7])],
  ["16-v20.json", [["name-settled", 193, 14]]],
  ["17-notspec.json", [["not-openapi", 1, 1]], "nothing"],
];

describe.runIf(existsSync(bad))("broken documents", () => {
  test.each(broken.map(([name, told, emits]) => ({ name, told, emits })))(
    "$name",
    async ({ name, told, emits }) => {
      const cwd = makeProject({});
      const { code, stdout, stderr } = await runMain(["generate", join(bad, name), "-o", "out", "--json"], {
        cwd,
      });
      const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly JsonDiagnostic[] };
      const found = diagnostics.map(
        (one): Told => [one.code, one.line ?? undefined, one.column ?? undefined],
      );
      expect([inOrder(found), stderr]).toEqual([told, ""]);
      expect(code).toBe(diagnostics.some(({ severity }) => severity === "error") ? 2 : 0);
      expect(existsSync(join(cwd, "out/src/index.ts"))).toBe(emits !== "nothing");
    },
  );
});

/** The errors of modules that stand alone. */
function errorsOf(modules: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    lib: ["lib.es2022.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = modules.get(name);
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
}
