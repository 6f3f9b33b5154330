import { escapeToken, type Origin } from "../diagnostics/index.ts";
import type { Identifiers } from "./identifiers.ts";
import { eachPart, type Place, referredPlace } from "./places.ts";
import { isObject, type JsonObjectLike } from "./schema-keywords.ts";

/** A reference that was found. */
export interface Reference {
  readonly ref: string;
  /** The place of the object that it stands in. */
  readonly from: Origin;
  /** What it leads to; `undefined` for a metaschema, which is read by its vocabularies alone. */
  readonly place: Place | undefined;
}

/** What documents have been found to hold, so far. */
export interface Survey {
  /** Goes through what stands at a place and below it, unless it has been there. */
  enter(value: unknown, at: Origin, place: Place): void;
  /** The references that were found, in their order; more come with each place. */
  readonly references: readonly Reference[];
  /** Whether a value of a document has been found to be a schema. */
  isSchema(value: object): boolean;
}

/** Metaschemas whose vocabularies are known without reading them. */
const knownMetaschema = /^https?:\/\/(?:json-schema|spec\.openapis)\.org\//;

/** @param keywords whether schemas know `$id`, `$anchor` and `$schema` (OpenAPI 3.1 and later) */
export function createSurvey(identifiers: Identifiers, keywords: "honoured" | "unknown"): Survey {
  const seen = new Map<Place, Set<object>>();
  const references: Reference[] = [];
  const found = new Set<string>();
  let start: Origin;
  const way: string[] = [];

  const here = (): Origin => ({
    file: start.file,
    pointer: start.pointer + way.map((token) => `/${escapeToken(token)}`).join(""),
  });
  const note = (ref: unknown, base: string, place: Place | undefined): void => {
    if (typeof ref !== "string") return;
    const identity = `${place} ${base} ${ref}`;
    if (found.has(identity)) return;
    found.add(identity);
    references.push({ ref, from: here(), place });
  };
  const noteSchema = (schema: JsonObjectLike, outer: string): string => {
    const { $dynamicRef, $schema, discriminator } = schema;
    const base = keywords === "honoured" ? identifiers.note(schema, here, outer) : outer;
    note($dynamicRef, base, "schema");
    if (keywords === "honoured" && typeof $schema === "string" && !knownMetaschema.test($schema))
      note($schema, base, undefined);
    if (!isObject(discriminator) || !isObject(discriminator.mapping)) return base;
    for (const target of Object.values(discriminator.mapping))
      if (typeof target === "string" && /[./]/.test(target)) note(target, base, "schema");
    return base;
  };
  const visit = (value: object, place: Place, outer: string): void => {
    seenAs(place).add(value);
    let base = outer;
    if (isObject(value)) {
      if (place === "schema") base = noteSchema(value, outer);
      note(value.$ref, base, referredPlace(place));
    }
    eachPart(value, place, (part, below, key) => {
      way.push(key);
      visit(part, below, base);
      way.pop();
    });
  };
  const seenAs = (place: Place): Set<object> => {
    const known = seen.get(place) ?? new Set();
    seen.set(place, known);
    return known;
  };
  return {
    references,
    isSchema: (value) => seenAs("schema").has(value),
    enter: (value, at, place) => {
      if (typeof value !== "object" || value === null || seenAs(place).has(value)) return;
      start = at;
      visit(value, place, identifiers.baseAt(at));
    },
  };
}
