import type { Report } from "../../diagnostics/index.ts";
import {
  type Api,
  type DocsOptions,
  eraOf,
  type History,
  type Model,
  noHistory,
  type Shapes,
} from "../../ir/index.ts";
import { createSamples, readModel } from "../../sample/index.ts";
import { writeAliasPage } from "./alias-page.ts";
import { calendarDatePage, calendarDatePath, writesCalendarDates } from "./calendar-date.ts";
import { writeEnumPage } from "./enum-page.ts";
import { createEscape } from "./escape/index.ts";
import { createExtra } from "./extra/index.ts";
import { writeObjectPage } from "./object-page.ts";
import type { Pages } from "./pages.ts";
import { typeLabel } from "./types.ts";
import { writeUnionPage } from "./union-page.ts";

export { writesCalendarDates } from "./calendar-date.ts";
export { type Finding, writeDiagnosticsPage } from "./extra/index.ts";

/**
 * Writes the page of every model that has one: path (`docs/models/pet.md`) to text, in the order of the models.
 * `packageName` is what the import lines of examples name; `history` says since when something is there, and when it
 * last changed.
 */
export async function emitDocs(
  api: Api,
  shapes: Shapes,
  options: DocsOptions,
  packageName: string,
  _report: Report,
  history: History = noHistory,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  if (options.pages === "left-out") return files;
  const samples = await createSamples(api, shapes, options, (shape) => typeLabel(shapes, shape));
  const era = eraOf(options.generation);
  const pages: Pages = { shapes, options, era, packageName, samples, escape: createEscape(options) };
  const extra = options.extra ? createExtra(pages, api, history) : undefined;
  for (const model of api.models) {
    if (!model.page) continue;
    const page = writePage(pages, model);
    files.set(`docs/${model.path}.md`, extra === undefined ? page : extra.extend(page, model));
  }
  if (writesCalendarDates(api, options))
    files.set(`docs/${calendarDatePath}.md`, calendarDatePage(packageName));
  for (const [path, text] of extra?.pages ?? []) files.set(`docs/${path}`, text);
  return files;
}

function writePage(pages: Pages, model: Model): string {
  const { shape } = readModel(pages.shapes, model);
  if (shape.kind === "object") return writeObjectPage(pages, model, shape);
  if (shape.kind === "enum") return writeEnumPage(pages, model, shape);
  if (shape.kind === "union") return writeUnionPage(pages, model, shape);
  return writeAliasPage(pages, model, shape);
}
