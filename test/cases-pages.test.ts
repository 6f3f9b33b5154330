import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSpeakeasy } from "../generator/config/speakeasy.ts";
import { generationIn } from "../generator/config/speakeasy-generation.ts";
import { createReporter } from "../generator/diagnostics/index.ts";
import { emitDocs } from "../generator/emit/docs/index.ts";
import { createShapes, type GenerateOptions } from "../generator/ir/index.ts";
import { lower } from "../generator/lower/index.ts";
import { openDocument } from "../generator/openapi/index.ts";
import { createLoader, sourceFromText } from "../generator/source/index.ts";
import { defaultOptions } from "./harness/generate-case.ts";

const cases = join(import.meta.dirname, "cases-pages");

/** The pages of a document with the `gen.yaml` beside it, and what was reported. */
async function writePages(
  folder: string,
): Promise<{ readonly pages: ReadonlyMap<string, string>; readonly report: string }> {
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: folder });
  const source = await loader.open("spec.yaml");
  const openapi = await openDocument(source!, loader, report);
  const { model, docs, package: target } = readOptions(folder);
  const api = lower(openapi!, model, report);
  const pages = await emitDocs(api, createShapes(api), docs, target.name, report);
  const lines = diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}\n`);
  return { pages, report: lines.join("") };
}

function readOptions(folder: string): GenerateOptions {
  const { report, diagnostics } = createReporter();
  const config = sourceFromText("gen.yaml", readFileSync(join(folder, "gen.yaml"), "utf8"), report);
  const lock = join(folder, "gen.lock");
  const generation = existsSync(lock)
    ? generationIn(sourceFromText("gen.lock", readFileSync(lock, "utf8"), report)?.value)
    : undefined;
  const options = readSpeakeasy(config!, generation, defaultOptions, report);
  expect(diagnostics).toEqual([]);
  return options;
}

describe("pages with a gen.yaml", () => {
  for (const name of readdirSync(cases).sort()) {
    it(name, async () => {
      const folder = join(cases, name);
      const { pages, report } = await writePages(folder);
      // One file of all pages, in which a reader sees at once what became of a document.
      const whole = [...pages].map(([path, text]) => `<!-- ${path} -->\n${text}\n`).join("\n");
      await expect(whole).toMatchFileSnapshot(join(folder, "pages.md"));
      await expect(report).toMatchFileSnapshot(join(folder, "diagnostics.txt"));
    });
  }
});
