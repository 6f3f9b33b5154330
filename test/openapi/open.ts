import { createReporter } from "../../generator/diagnostics/index.ts";
import { type OpenApi, type OpenOptions, openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import { type Told, toldOf } from "../source/read.ts";

export interface Opened {
  readonly api: OpenApi | undefined;
  /** What was reported so far; more after `api.resolve`. */
  told(): Told[];
  messages(): string[];
}

/** Opens a document from memory; `files` are what its references may lead to, by URL. */
export async function open(
  text: string,
  { files = {}, ...options }: OpenOptions & { readonly files?: Readonly<Record<string, string>> } = {},
): Promise<Opened> {
  const { report, diagnostics } = createReporter();
  const url = "memory:///api.yaml";
  const loader = createLoader({ report, cwd: "/", texts: new Map([[url, text], ...Object.entries(files)]) });
  const source = await loader.load(url);
  const api = "value" in source ? await openDocument(source, loader, report, options) : undefined;
  const locate: OpenApi["locate"] = (at) =>
    api?.locate(at) ?? ("value" in source ? source.locate(at.pointer, at.key) : undefined);
  return {
    api,
    told: () => toldOf(diagnostics, locate),
    messages: () => diagnostics.map(({ message }) => message),
  };
}

/** The API of a document that must open without a word. */
export async function openCleanly(text: string, options?: Parameters<typeof open>[1]): Promise<OpenApi> {
  const { api, told } = await open(text, options);
  if (api === undefined || told().length > 0) throw new Error(JSON.stringify(told()));
  return api;
}

/** How a document of Swagger 2.0 begins. */
export const swaggerHead = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n";

/** The API of such a document, which must open without a word, and its first operation. */
export async function openSwagger(text: string) {
  const api = await openCleanly(`${swaggerHead}${text}`);
  return { api, operation: api.operations[0] };
}

/**
 * A document with the places marked where something is reported: `‹code›` stands right before the place. Gives the
 * text without the marks, and what they say, in the order of the text.
 */
export function marked(text: string): { readonly text: string; readonly told: Told[] } {
  const told: Told[] = [];
  let plain = "";
  let end = 0;
  for (const { index, 0: mark, 1: code = "" } of text.matchAll(/‹([\w-]+)›/g)) {
    plain += text.slice(end, index);
    end = index + mark.length;
    told.push([code, plain.split("\n").length, plain.length - plain.lastIndexOf("\n")]);
  }
  return { text: plain + text.slice(end), told };
}

export function inOrder(told: readonly Told[]): Told[] {
  return [...told].sort(
    ([a, line, column], [b, otherLine, otherColumn]) =>
      (line ?? 0) - (otherLine ?? 0) || (column ?? 0) - (otherColumn ?? 0) || (a < b ? -1 : 1),
  );
}
