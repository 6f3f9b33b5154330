import { hasType, type Json, type JsonType, type Schema } from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { note, type Pair, show } from "./comparison.ts";

const everyType: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/** `type`, `enum` and `const`. A constant on one side and a list on the other are both lists. */
export function compareTypes(both: Pair): void {
  const isList = ({ const: constant, enum: values }: Schema): boolean =>
    constant === undefined && values !== undefined;
  const pair =
    isList(both.base) || isList(both.revision)
      ? { ...both, base: asList(both.base), revision: asList(both.revision) }
      : both;
  compareTypeSets(pair);
  compareNull(pair);
  compareEnums(pair);
  compareConstants(pair);
}

function compareTypeSets(pair: Pair): void {
  const both = [pair.base, pair.revision];
  // Of what is null or nothing, there is no other type to tell of.
  const [from, to] = both.map(both.every((schema) => solid(schema).length > 0) ? solid : typesOf) as [
    Types,
    Types,
  ];
  const lost = from.filter((type) => !covers(to, type));
  const won = to.filter((type) => !covers(from, type));
  if (lost.length === 0 && won.length === 0) return;
  const args = { from: describe(pair.base), to: describe(pair.revision) };
  if (lost.length > 0 && won.length > 0) note(pair, "type-changed", "incomparable", args);
  else if (lost.length > 0) note(pair, "type-narrowed", "narrowed", args);
  else note(pair, "type-generalized", "widened", args);
}

function asList(schema: Schema): Schema {
  const { const: constant, ...rest } = schema;
  return constant === undefined || schema.enum !== undefined ? schema : { ...rest, enum: [constant.value] };
}

type Types = readonly JsonType[];

function typesOf({ types }: Schema): Types {
  return types ?? everyType;
}

/** The types but null, which has rules of its own. */
function solid(schema: Schema): Types {
  return typesOf(schema).filter((type) => type !== "null");
}

function covers(types: readonly JsonType[], type: JsonType): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function describe({ types }: Schema): string {
  return types === undefined ? "any" : types.length === 0 ? "none" : types.join(" or ");
}

function compareNull(pair: Pair): void {
  const before = pair.base.types === undefined || pair.base.types.includes("null");
  const after = pair.revision.types === undefined || pair.revision.types.includes("null");
  // From any type to a given one, or back: told by the type's own rule.
  if (before === after || solid(pair.base).length === 0 || solid(pair.revision).length === 0) return;
  if (pair.base.types === undefined || pair.revision.types === undefined) return;
  if (after) note(pair, "became-nullable", listsNull(pair.revision) ? "widened" : "none");
  else note(pair, "became-not-nullable", listsNull(pair.base) ? "narrowed" : "none");
}

/** Whether null gets past the `enum`, where there is one. */
function listsNull({ enum: values }: Schema): boolean {
  return values === undefined || values.includes(null);
}

function compareEnums(pair: Pair): void {
  const { base, revision } = pair;
  if (base.enum === undefined && revision.enum === undefined) return;
  if (base.enum === undefined) return note(pair, "became-enum", "narrowed", { values: show(revision.enum) });
  if (revision.enum === undefined) return note(pair, "enum-removed", "widened");
  const [before, after] = [base.enum, revision.enum].map((values) => new Set(values.map(canonical)));
  for (const value of base.enum) {
    if (after!.has(canonical(value))) continue;
    note(pair, "enum-value-removed", effectOf(value, base, "narrowed"), { value: show(value) });
  }
  for (const value of revision.enum) {
    if (before!.has(canonical(value))) continue;
    note(pair, "enum-value-added", effectOf(value, revision, "widened"), { value: show(value) });
  }
}

/** A value that the types refuse anyway makes no difference. */
function effectOf(value: Json, { types }: Schema, effect: Effect): Effect {
  return types === undefined || types.some((type) => hasType(value, type)) ? effect : "none";
}

function compareConstants(pair: Pair): void {
  const from = pair.base.const;
  const to = pair.revision.const;
  if (from === undefined && to !== undefined) note(pair, "const-added", "narrowed", { to: show(to.value) });
  if (from !== undefined && to === undefined)
    note(pair, "const-removed", "widened", { from: show(from.value) });
  if (from !== undefined && to !== undefined && !isSame(from.value, to.value)) {
    note(pair, "const-changed", "incomparable", { from: show(from.value), to: show(to.value) });
  }
}

/** Equality of JSON values, whatever the order of keys (JSON Schema 2020-12 core, 4.2.2). */
export function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ""
  );
}
