import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { codes, type JsonDiagnostic } from "../../generator/diagnostics/index.ts";
import type { Row } from "../../generator/diagnostics/row.ts";
import { makeProject, runMain } from "../cli/harness.ts";
import { inOrder, marked } from "../openapi/open.ts";
import type { Told } from "../source/read.ts";
import { contradictions } from "./contradictions.ts";
import { misplaced } from "./misplaced.ts";
import { nearMisses } from "./near-misses.ts";
import { wrongOperations, wrongSchemas, wrongSources, wrongStructures } from "./wrong-documents.ts";
import { wrongParts } from "./wrong-parts.ts";
import type { WrongProject } from "./wrong-project.ts";
import { wrongConfigurations, wrongOverlays } from "./wrong-settings.ts";

const all: readonly WrongProject[] = [
  ...wrongSources,
  ...wrongStructures,
  ...wrongSchemas,
  ...wrongOperations,
  ...wrongOverlays,
  ...wrongConfigurations,
  ...nearMisses,
  ...misplaced,
  ...wrongParts,
  ...contradictions,
];

describe("what is wrong is told with the right code at the right place, once, with a cure", () => {
  it.each(all)("$name", async ({ files, args, placeless = [], message, emits }) => {
    const plain: Record<string, string> = {};
    const expected: Told[] = placeless.map((code) => [code, null, null] as unknown as Told);
    for (const [path, source] of Object.entries(files)) {
      const { text, told } = marked(source);
      plain[path] = text;
      expected.push(...told);
    }
    const cwd = makeProject(plain);
    const spec = Object.keys(files).find((path) => path.startsWith("spec."));
    const input = spec === undefined || args?.length === 0 ? [] : [spec];
    const options = ["-o", "out", "-n", "models", "--no-wire", "--json"];
    const { code, stdout, stderr } = await runMain(["generate", ...input, ...options, ...(args ?? [])], {
      cwd,
    });
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly JsonDiagnostic[] };
    const told = diagnostics.map((one) => [one.code, one.line, one.column] as unknown as Told);
    expect([inOrder(told), stderr]).toEqual([inOrder(expected), ""]);
    if (message !== undefined) expect(diagnostics[0]?.message).toMatch(message);
    expect(code).toBe(diagnostics.some(({ severity }) => severity === "error") ? 2 : 0);
    expect(existsSync(join(cwd, "out/src/models/rest.ts"))).toBe(emits !== "nothing");
    for (const { code: name } of diagnostics)
      expect((codes as Record<string, Row<unknown>>)[name]?.cure).toMatch(/\w.*\.$/s);
  });
});

describe("a command line that cannot be followed is told as well", () => {
  it.each([
    ["unknown-code", ["explain", "ref-not-fuond"], /did you mean "ref-not-found"/],
    ["command-line", ["generate", "--chekc"], /--check/],
  ])("%s", async (code, args, message) => {
    const { code: exit, stderr } = await runMain(args, { cwd: makeProject({}) });
    expect(exit).toBe(2);
    expect(stderr.match(new RegExp(`error ${code}: `, "g"))).toHaveLength(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

/** Codes whose cause is no single wrong place of a document: the test that has the case. */
const elsewhere: Readonly<Record<string, string>> = {
  "alias-bomb": "source/yaml.test.ts",
  "cannot-bump": "cli/bump.test.ts",
  "cannot-write": "output/refusals.test.ts",
  "command-line": "diagnostics/every-code.test.ts",
  "file-exists": "cli/commands.test.ts",
  "file-missing": "output/check-and-lock.test.ts",
  "file-orphaned": "output/orphans.test.ts",
  "file-outdated": "output/check-and-lock.test.ts",
  "file-stale": "output/check-and-lock.test.ts",
  "foreign-file": "output/write.test.ts",
  "form-kept": "convert/parts.test.ts",
  "hand-edited": "output/write.test.ts",
  "history-begins": "cli/bump.test.ts",
  "baseline-missing": "cli/bump.test.ts",
  "interrupted-run": "output/journal.test.ts",
  "leads-outside": "output/refusals.test.ts",
  "lock-newer": "output/check-and-lock.test.ts",
  "lock-outdated": "output/check-and-lock.test.ts",
  "lock-unreadable": "output/check-and-lock.test.ts",
  "merge-conflict": "output/check-and-lock.test.ts",
  "name-judged": "convert/keys.test.ts",
  "not-utf8": "source/loader.test.ts",
  "output-busy": "output/mutex.test.ts",
  "path-blocked": "output/refusals.test.ts",
  "read-only": "output/refusals.test.ts",
  "redirect-refused": "source/loader.test.ts",
  "slow-pattern": "cases/strings/slow-patterns/diagnostics.txt",
  "slow-pattern-refused": "check/slow-patterns.test.ts",
  "stale-edited": "output/write.test.ts",
  "unknown-code": "diagnostics/every-code.test.ts",
  "unsafe-path": "output/refusals.test.ts",
  "wire-failed": "wire/failure.test.ts",
  "wire-left-out": "wire/wire.test.ts",
  "wire-repaired": "wire/wire.test.ts",
};

/** Codes that no document brings about for sure, each with the reason. */
const unreachable: Readonly<Record<string, string>> = {
  "format-without-check": "a fault of Modelwright itself",
  "not-available": "for options that are promised and not there yet",
  "pattern-not-judged": "depends on how fast the machine is",
};

describe("every code that a user can meet", () => {
  const tried = new Set(
    all.flatMap(({ files, placeless = [] }) => [
      ...placeless,
      ...Object.values(files).flatMap((text) => [...text.matchAll(/‹([\w-]+)›/g)].map(([, code]) => code)),
    ]),
  );

  it("has a case", () => {
    const missing = Object.keys(codes).filter(
      (code) => !tried.has(code) && !Object.hasOwn(elsewhere, code) && !Object.hasOwn(unreachable, code),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(elsewhere).filter((code) => tried.has(code))).toEqual([]);
  });

  it.each(Object.entries(elsewhere))("%s has its case in %s", (code, path) => {
    expect(readFileSync(resolve("test", path), "utf8")).toContain(code);
  });
});
