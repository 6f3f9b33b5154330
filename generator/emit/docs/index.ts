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

/** A page, and where it is known the hash of all that it is made from, or that of the file which holds it already. */
export interface Page {
  readonly text: string;
  readonly from?: string | undefined;
  readonly held?: string | undefined;
}

/**
 * Takes over a page that stands there already.
 * @param sample what the page shows of values: they depend on other pages, everything else on the model alone
 */
export type Remake = (path: string, model: Model, sample: () => string, write: () => string) => Page;

export interface DocsInput {
  readonly api: Api;
  readonly shapes: Shapes;
  readonly options: DocsOptions;
  /** What the import lines of examples name. */
  readonly packageName: string;
  /** Since when something is there, and when it last changed. */
  readonly history?: History | undefined;
  /** Reuses pages of the last run; without it every page is written. */
  readonly remake?: Remake | undefined;
}

/**
 * Writes the page of every model that has one, with its path (`docs/models/pet.md`), in the order of the models: one by
 * one, so that nobody needs to hold them all.
 */
export async function* emitPages(input: DocsInput): AsyncGenerator<readonly [path: string, page: Page]> {
  const { api, shapes, options, packageName, history = noHistory } = input;
  if (options.pages === "left-out") return;
  const samples = await createSamples(api, shapes, options, (shape) => typeLabel(shapes, shape));
  const era = eraOf(options.generation);
  const pages: Pages = { shapes, options, era, packageName, samples, escape: createEscape(options) };
  const extra = options.extra ? createExtra(pages, api, history) : undefined;
  // What pages say beyond the format is made from models all over the document.
  const remake: Remake | undefined = extra === undefined ? input.remake : undefined;
  for (const model of api.models) {
    if (!model.page) continue;
    const path = `docs/${model.path}.md`;
    const write = (): string => {
      const page = writePage(pages, model);
      return extra === undefined ? page : extra.extend(page, model);
    };
    const sample = (): string => JSON.stringify([samples.of(model), samples.members(model)]);
    yield [path, remake === undefined ? { text: write() } : remake(path, model, sample, write)];
  }
  if (writesCalendarDates(api, options))
    yield [`docs/${calendarDatePath}.md`, { text: calendarDatePage(packageName) }];
  for (const [path, text] of extra?.pages ?? []) yield [`docs/${path}`, { text }];
}

/** The texts of all pages, each written anew. */
export async function emitDocs(
  api: Api,
  shapes: Shapes,
  options: DocsOptions,
  packageName: string,
  _report: Report,
  history: History = noHistory,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const [path, { text }] of emitPages({ api, shapes, options, packageName, history }))
    texts.set(path, text);
  return texts;
}

function writePage(pages: Pages, model: Model): string {
  const { shape } = readModel(pages.shapes, model);
  if (shape.kind === "object") return writeObjectPage(pages, model, shape);
  if (shape.kind === "enum") return writeEnumPage(pages, model, shape);
  if (shape.kind === "union") return writeUnionPage(pages, model, shape);
  return writeAliasPage(pages, model, shape);
}
