import { createJudge } from "./check/index.ts";
import { child, type Origin, type Report } from "./diagnostics/index.ts";
import { type Candidate, givenByOperations } from "./examples-of-operations.ts";
import { type Api, hasType, isMembers, type Json, type Schema, walk } from "./ir/index.ts";
import type { Node, OpenApi } from "./openapi/index.ts";

type Word = Candidate["word"];

/**
 * Reports the document's own examples and defaults that their schemas reject, in whichever way they may be meant. Pages
 * print them all the same; a run spends a bounded number of steps on it, whatever the document.
 */
export function reportExamples(api: Api, openapi: OpenApi, report: Report): void {
  const schemas = new Map(api.models.map(({ id, schema }) => [id, schema]));
  const judge = createJudge((id) => schemas.get(id) ?? nothing);
  for (const candidate of [...givenBySchemas(api), ...givenByOperations(api, openapi)]) {
    const { word, value, schemas, readings = [value] } = candidate;
    const issues = readings.map((reading) => judge({ value: reading, schemas }));
    if (issues.includes(undefined)) continue;
    // It is hardly meant as what is of another type altogether.
    const telling = Math.max(
      issues.findIndex((one) => one?.code !== "type" || one.path.length > 0),
      0,
    );
    const issue = issues[telling]!;
    const at = child(placeOf(candidate, openapi), ...issue.path);
    const refused = valueAt(readings[telling]!, issue.path);
    const found =
      refused === undefined ? `that ${JSON.stringify(issue.path.at(-1))} is missing` : kindOf(refused);
    const args = { word, keyword: issue.code, found };
    report({ code: "example-invalid", at, args });
  }
}

/**
 * Reports the values that schemas list and refuse all the same: `enum` and `const` are held against whatever else stands
 * beside them.
 */
export function reportValues(api: Api, openapi: OpenApi, report: Report): void {
  const schemas = new Map(api.models.map(({ id, schema }) => [id, schema]));
  const judge = createJudge((id) => schemas.get(id) ?? nothing);
  const seen = new Set<string>();
  for (const { schema } of api.models) {
    walk(schema, (one) => {
      if (one.enum === undefined && one.const === undefined) return;
      const key = `${one.at.file}#${one.at.pointer}`;
      if (seen.has(key)) return;
      seen.add(key);
      const { enum: values, const: constant, open: _, ...rest } = one;
      if (values !== undefined)
        reportRefused(values, constant === undefined ? rest : { ...rest, const: constant }, one.at);
      if (constant === undefined) return;
      const issue = judge({ value: constant.value, schemas: [rest] });
      const at = child(one.at, "const");
      if (issue === undefined || openapi.valueAt(at) === undefined) return;
      const why = `\`${issue.code}\` refuses the \`const\``;
      report({ code: "unsatisfiable", at, args: { why } });
    });
  }

  function reportRefused(values: readonly Json[], rest: Schema, schemaAt: Origin): void {
    // Most say no more than their type, and have only values of it.
    if (isPlain(rest) && values.every((value) => fits(value, rest))) return;
    const at = child(schemaAt, "enum");
    const written = openapi.valueAt(at)?.value;
    if (!Array.isArray(written)) return;
    const refused = values.flatMap((value) => {
      const issue = judge({ value, schemas: [rest] });
      return issue === undefined ? [] : [{ value, keyword: issue.code }];
    });
    const ofNoType = rest.types !== undefined && !values.some((value) => fits(value, rest));
    if (ofNoType || values.length === 0) return;
    if (refused.length === values.length) {
      const why = `\`${refused[0]?.keyword}\` refuses each value of the \`enum\``;
      return report({ code: "unsatisfiable", at, args: { why } });
    }
    for (const { value, keyword } of refused) {
      const text = JSON.stringify(value);
      const index = written.findIndex((other) => JSON.stringify(other) === text);
      const found = text.length > 40 ? kindOf(value) : `the value ${text}`;
      if (index >= 0) report({ code: "value-refused", at: child(at, index), args: { found, keyword } });
    }
  }
}

/** Whether a schema asserts nothing but a type. */
function isPlain(rest: Schema): boolean {
  return Object.keys(rest).every((member) => member === "at" || member === "notes" || member === "types");
}

function fits(value: Json, { types }: Pick<Schema, "types">): boolean {
  return types === undefined || types.some((type) => hasType(value, type));
}

const nothing: Schema = { at: { file: "", pointer: "" }, notes: { examples: [] } };

/**
 * What schemas say of themselves. One place may be lowered more than once, as what is sent and what is answered, or in
 * each heir: an example is right where one of these accepts it.
 */
function givenBySchemas({ models }: Api): Candidate[] {
  const places = new Map<string, Schema[]>();
  for (const { schema } of models) {
    walk(schema, (one) => {
      const { examples, default: fallback } = one.notes;
      if ((examples.length === 0 && fallback === undefined) || one.native !== undefined) return;
      const key = `${one.at.file}#${one.at.pointer}`;
      const known = places.get(key);
      if (known === undefined) places.set(key, [one]);
      else known.push(one);
    });
  }
  return [...places.values()].flatMap((schemas): Candidate[] => {
    const [{ at, notes }] = schemas as [Schema, ...Schema[]];
    const around = at.pointer.endsWith("/schema") ? [at, parentOf(at)] : [at];
    const given = notes.examples.map(
      (value): Candidate => ({ word: "example", value, schemas, places: around }),
    );
    if (notes.default === undefined) return given;
    return [...given, { word: "default", value: notes.default.value, schemas, places: [at] }];
  });
}

/** The place of a value: that of the keyword that holds it, else of what the value is given for. */
function placeOf({ value, word, places }: Candidate, openapi: OpenApi): Origin {
  const text = JSON.stringify(value);
  for (const at of places) {
    const raw = openapi.valueAt(at)?.value;
    if (!isMembers(raw)) continue;
    const found = heldIn(raw, at, word, openapi).get(text);
    if (found !== undefined) return found;
  }
  return places.at(-1) ?? nothing.at;
}

const held: Readonly<Record<Word, WeakMap<object, ReadonlyMap<string, Origin>>>> = {
  default: new WeakMap(),
  example: new WeakMap(),
};

/** Where each value stands that an object holds, by its text; found once, as an object may hold ten thousands. */
function heldIn(
  raw: Readonly<Record<string, unknown>>,
  at: Origin,
  word: Word,
  openapi: OpenApi,
): ReadonlyMap<string, Origin> {
  const known = held[word].get(raw);
  if (known !== undefined) return known;
  const places = new Map<string, Origin>();
  for (const holder of holders(raw, at, word, openapi)) {
    const text = JSON.stringify(holder.value);
    if (!places.has(text)) places.set(text, holder.at);
  }
  held[word].set(raw, places);
  return places;
}

/** What the keywords of an object hold, and where; an example that is referred to stands where the reference leads. */
function holders(
  raw: Readonly<Record<string, unknown>>,
  at: Origin,
  word: Word,
  { resolve }: OpenApi,
): Node[] {
  const single = word === "default" ? ["default"] : ["x-speakeasy-example", "example"];
  const found = single.flatMap((key) =>
    Object.hasOwn(raw, key) ? [{ value: raw[key], at: child(at, key) }] : [],
  );
  if (word === "default") return found;
  const { examples } = raw;
  if (Array.isArray(examples)) {
    return [
      ...found,
      ...examples.map((value: unknown, index) => ({ value, at: child(at, "examples", index) })),
    ];
  }
  if (!isMembers(examples)) return found;
  const named = Object.entries(examples).flatMap(([name, value]): Node[] => {
    const here = { value, at: child(at, "examples", name) };
    const entry = isMembers(value) && typeof value.$ref === "string" ? resolve(value.$ref, here.at) : here;
    if (!isMembers(entry?.value)) return [];
    const keyword = Object.hasOwn(entry.value, "value") ? "value" : "dataValue";
    return [{ value: entry.value[keyword], at: child(entry.at, keyword) }];
  });
  return [...found, ...named];
}

function valueAt(value: Json, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((at, step) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    return (at as Readonly<Record<string | number, Json>>)[step];
  }, value);
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "object") return Array.isArray(value) ? "an array" : "an object";
  return `a ${typeof value}`;
}

function parentOf({ file, pointer }: Origin): Origin {
  return { file, pointer: pointer.slice(0, pointer.lastIndexOf("/")) };
}
