import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/index.ts";
import type { Api } from "../../generator/ir/index.ts";
import { compile, strictest } from "../harness/compile.ts";
import { generateGoldens } from "../harness/goldens.ts";
import { makeFolder, writeFiles } from "../harness/packed.ts";
import { findPageDisagreements } from "../harness/page-agreement.ts";
import { exampleModules, examplesOf, type PageExample, parsePages } from "../harness/page-examples.ts";
import { type Refused, refusedExamples } from "../harness/sample-rules.ts";

interface Told {
  readonly name: string;
  readonly api: Api;
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  readonly examples: readonly PageExample[];
  readonly disagreements: readonly string[];
}

/** Examples that TypeScript refuses although they are valid, each with the reason. */
const refusedByTypeScript: Readonly<Record<string, string>> = {
  "names/collisions-and-reserved-words/docs/models/pet.md":
    "every object literal has Object's `constructor`, a function",
};

describe("the pages of the golden packages", () => {
  const folder = makeFolder("pages");
  const told: Told[] = [];
  afterAll(() => rmSync(folder.path, { recursive: true, force: true }));

  beforeAll(async () => {
    for (const { name, result } of await generateGoldens()) {
      const { api, files, diagnostics } = result;
      // The pages of that topic are for other readers, or say more than the format.
      if (api === undefined || name.startsWith("pages/")) continue;
      const pages = parsePages(files);
      const disagreements = findPageDisagreements(api, files, pages);
      told.push({ name, api, files, diagnostics, disagreements, examples: examplesOf(pages) });
    }
  });

  it("say what the IR and the emitted types say", () => {
    expect(told.reduce((count, { examples }) => count + examples.length, 0)).toBeGreaterThan(150);
    expect(told.flatMap(({ name, disagreements }) => disagreements.map((one) => `${name}/${one}`))).toEqual(
      [],
    );
  });

  it("show values that type-check, all in one program, or that the validators refuse as well", async () => {
    const texts = new Map<string, string>();
    const roots = new Map<string, string>();
    const refused = new Map<string, Refused>();
    for (const { name, api, files, examples, diagnostics } of told) {
      for (const [path, text] of files) if (path.startsWith("src/")) texts.set(`${name}/${path}`, text);
      for (const [page, { path, text }] of exampleModules(examples, files, `${name}/`)) {
        texts.set(path, text);
        roots.set(path, `${name}/${page}`);
      }
      const built = join(folder.path, name);
      writeFiles(built, [...files].filter(isBuilt));
      for (const one of await refusedExamples(api, examples, built, diagnostics))
        refused.set(`${name}/${one.page}`, one);
    }
    const options = { ...strictest, declaration: false, isolatedDeclarations: false, noUnusedLocals: false };
    const errors = compile(texts, options, [...roots.keys()]);
    const pages = new Set(errors.map(({ path }) => roots.get(path) ?? path));
    expect([...pages].filter((page) => !refused.has(page)).sort()).toEqual(Object.keys(refusedByTypeScript));
    expect(
      [...refused.values()].flatMap(({ page, unexplained }) => unexplained.map((one) => `${page} ${one}`)),
    ).toEqual([]);
    expect([...refused.keys()].length).toBeGreaterThan(5);
  });
});

function isBuilt([path]: readonly [string, string]): boolean {
  return path === "package.json" || path.startsWith("dist/");
}
