import type { Given } from "./check/index.ts";
import type { Origin } from "./diagnostics/index.ts";
import type { Api, Operation as Called, Content, Json, Schema } from "./ir/index.ts";
import { mediaKind } from "./lower/index.ts";
import type { MediaType, OpenApi, Operation } from "./openapi/index.ts";

/** A value that the document gives, as it is written. */
export interface Candidate extends Given {
  readonly word: "example" | "default";
  /** Where a value like this stands around the schema that it is given for. */
  readonly places: readonly Origin[];
  /** What it may be meant as, the likeliest first; absent: what it is. */
  readonly readings?: readonly Json[];
}

/** The examples of bodies, and of parameters that have a media type. */
export function givenByOperations({ operations }: Api, openapi: OpenApi): Candidate[] {
  const written = [...openapi.operations, ...openapi.webhooks];
  const calledBack = written.flatMap(({ callbacks }) => callbacks.flatMap((one) => one.operations));
  const known = new Map([...written, ...calledBack].map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  return operations.flatMap((operation): Candidate[] => {
    const given = known.get(keyOf(operation));
    if (given === undefined) return [];
    return partsOf(operation, given).flatMap(({ schema, media }): Candidate[] => {
      const key = keyOf(media);
      if (seen.has(key)) return [];
      seen.add(key);
      return media.examples.flatMap((example): Candidate[] => {
        const value = example as Json;
        const readings = readingsOf(value, media.type);
        return readings.length === 0
          ? []
          : [{ word: "example", value, schemas: [schema], places: [media.at], readings }];
      });
    });
  });
}

function keyOf({ at }: { readonly at: Origin }): string {
  return `${at.file}#${at.pointer}`;
}

/** What a media type is written for. */
interface Part {
  readonly schema: Schema;
  readonly media: MediaType;
}

function partsOf({ parameters, bodies, responses }: Called, written: Operation): readonly Part[] {
  return [
    ...parameters.flatMap((parameter): Part[] => {
      const { content = [] } =
        written.parameters.find((one) => one.name === parameter.key && one.in === parameter.in) ?? {};
      return content.map((media) => ({ schema: parameter.schema, media }));
    }),
    ...partsOfBody(bodies, written.requestBody?.content ?? [], "sent"),
    ...responses.flatMap(({ status, contents }) =>
      partsOfBody(
        contents,
        written.responses.find((one) => one.status === status)?.content ?? [],
        "answered",
      ),
    ),
  ];
}

function partsOfBody(
  contents: readonly Content[],
  written: readonly MediaType[],
  way: "sent" | "answered",
): readonly Part[] {
  return written.flatMap((media): Part[] => {
    const content = contents.find(({ mediaType }) => mediaType === media.type);
    if (content === undefined || content.schema.native !== undefined) return [];
    const { schema, items } = content;
    // What is sent is the whole list already. An event's text is nothing that its schema speaks of.
    if (mediaKind(media.type) === "events" && items !== "json") return [];
    const isItem = items !== undefined && way === "answered";
    return [{ schema: isItem ? listOf(schema) : schema, media }];
  });
}

function listOf(items: Schema): Schema {
  const { at } = items;
  return { at, notes: { examples: [] }, types: ["array"], array: { items } };
}

/** What a value may be meant as where it is given for a media type; nothing where nobody can tell. */
function readingsOf(value: Json, type: string): readonly Json[] {
  switch (mediaKind(type)) {
    case "json":
      return typeof value === "string" ? [unwrapped(value), value] : [value];
    case "text":
      // A number or an object travels as its JSON.
      if (typeof value === "string") return [...new Set([value, parsed(value)])];
      return typeof value === "object" ? [value] : [value, String(value)];
    case "form":
    case "multipart":
      // As a text it is what is sent, and not what the schema speaks of.
      return typeof value === "string" ? [] : [value];
    case "events":
      return readingsOfSequence(value);
    case "xml":
    case "binary":
      return [];
  }
}

/** The list that a sequence of JSON stands for, or one item of it. */
function readingsOfSequence(value: Json): readonly Json[] {
  if (typeof value !== "string") return Array.isArray(value) ? [value, [value]] : [[value]];
  try {
    const texts = value.split(/[\n\u001e]/).filter((text) => text.trim() !== "");
    return [texts.map((text) => JSON.parse(text) as Json)];
  } catch {
    return [];
  }
}

/** JSON that is given as text, as documents do where YAML is in the way. */
function unwrapped(value: string): Json {
  return /^\s*[[{]/.test(value) ? parsed(value) : value;
}

function parsed(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}
