import type { Json, Schema } from "../ir/index.ts";
import type { Lookup } from "./form-speakers.ts";

/** A member of a union of which a value satisfies one at most: who speaks inside of it is not heard in the others. */
export interface Choice {
  readonly options: readonly Schema[];
  readonly index: number;
}

/** More of them in a row are no document that a person wrote; who is in deeper is heard everywhere. */
const deepest = 4;

/** Where each member of a union stands: inside of it alone, if no value is valid for two of them. */
export function inside(
  within: readonly Choice[],
  options: readonly Schema[],
  lookup: Lookup,
): readonly (readonly Choice[])[] {
  return placesIn(within, options, () => tellsApart(options, lookup));
}

/** Where each member of a union stands, if it has to be told which one a value satisfies. */
export function placesIn(
  within: readonly Choice[],
  options: readonly Schema[],
  isTold: () => boolean,
): readonly (readonly Choice[])[] {
  const known = within.length >= deepest || within.some((choice) => choice.options === options);
  const told = !known && isTold();
  return options.map((_, index) => (told ? [...within, { options, index }] : within));
}

/** Whether two stand in two members of one union. */
export function excludes(one: readonly Choice[], other: readonly Choice[]): boolean {
  return one.some(({ options, index }) =>
    other.some((choice) => choice.options === options && choice.index !== index),
  );
}

/** Whether the members of a union all require one key, each with other values. */
function tellsApart(options: readonly Schema[], lookup: Lookup): boolean {
  const tags = options.map((option) => findTags(option, lookup));
  const [first, ...others] = tags;
  if (first === undefined || others.length === 0) return false;
  return [...first.keys()].some((key) => {
    if (others.some((each) => !each.has(key))) return false;
    const values = tags.flatMap((each) => each.get(key) ?? []);
    return new Set(values).size === values.length;
  });
}

/** The keys that a schema requires and has a list of values for, with those. */
function findTags(schema: Schema, lookup: Lookup): ReadonlyMap<string, readonly string[]> {
  const required = new Set<string>();
  const values = new Map<string, readonly string[]>();
  const parts = [schema];
  for (const { ref, allOf = [], object = {} } of parts) {
    for (const key of object.required ?? []) required.add(key);
    for (const { key, schema: said } of object.properties ?? []) {
      const listed = listedIn(said, lookup);
      if (listed !== undefined) values.set(key, listed);
    }
    for (const part of [...allOf, ...(ref === undefined ? [] : [lookup(ref)])])
      if (!parts.includes(part)) parts.push(part);
  }
  return new Map([...values].filter(([key]) => required.has(key)));
}

function listedIn(schema: Schema, lookup: Lookup): readonly string[] | undefined {
  const { enum: values, const: constant, open } = schema.ref === undefined ? schema : lookup(schema.ref);
  const listed: readonly Json[] | undefined = constant === undefined ? values : [constant.value];
  return open === true ? undefined : listed?.map((value) => JSON.stringify(value));
}
