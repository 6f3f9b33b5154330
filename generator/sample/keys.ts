import { check } from "../check/index.ts";
import { knownFormat, literalOf, type Schema, type Shapes } from "../ir/index.ts";
import type { Faker } from "./faker.ts";
import { exampleOf } from "./printed.ts";
import { byFormat } from "./strings.ts";

/** What a key may be where nothing is said of it, and where a pattern or a length is. */
const common = ["key", "Key", "KEY", "k", "K", "1"];

/** A key is no more than a word: whoever has that many rules for one may do without. */
const budget = 1_000;

/** Keys of a map, at most so many, as `propertyNames` allows them; fewer where no more are found. */
export function keysOf(
  names: Schema | undefined,
  count: number,
  { shapes, faker, year }: { readonly shapes: Shapes; readonly faker: Faker; readonly year: number },
): readonly string[] {
  const numbered = (key: string): string[] =>
    Array.from({ length: count }, (_, at) => (at === 0 ? key : `${key}${at}`));
  if (names === undefined) return numbered("key");
  const schemas = leadingFrom(names, shapes);
  const listed = schemas.flatMap((schema) => schema.enum ?? (schema.const ? [schema.const.value] : []));
  const format = schemas.find(({ string }) => string?.format !== undefined)?.string?.format;
  const known = knownFormat(format) ?? "";
  const draw = Object.hasOwn(byFormat, known) ? byFormat[known] : undefined;
  const drawn = draw === undefined ? [] : Array.from({ length: count }, () => draw(faker, year));
  const example = literalOf(exampleOf(schemas)?.value ?? null);
  const candidates = [...listed, ...(example === undefined ? [] : [example]), ...drawn];
  const texts = [...candidates, ...common.flatMap(numbered)].filter((key) => typeof key === "string");
  const lookup = (id: string): Schema => shapes.model(id).schema;
  const isName = (key: string): boolean =>
    check(key, names, lookup, { budget, tell: "verdict" }).verdict === "valid";
  return [...new Set(texts)].filter(isName).slice(0, count);
}

/** A schema and what it is by reference or by `allOf`. */
function leadingFrom(names: Schema, shapes: Shapes): readonly Schema[] {
  const found = new Set([names]);
  for (const { ref, allOf = [] } of found) {
    if (ref !== undefined) found.add(shapes.model(ref).schema);
    for (const part of allOf) found.add(part);
  }
  return [...found];
}
