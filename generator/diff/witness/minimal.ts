import { isMembers, type Json, type JsonObject, type JsonType, type Schema } from "../../ir/index.ts";
import { numbers, strings } from "./edges.ts";
import { schemaAt } from "./keys.ts";
import { entriesOf, isValid, once, type Pool } from "./pool.ts";

/** How deep values are built; only recursion goes deeper. */
const deepest = 40;

/**
 * A small value that satisfies a schema, however deep what it requires lies: where candidates are varied no further, this
 * fills what is needed. Nothing where none was found: what `not` and its like ask for is not built.
 */
export function minimal(schema: Schema, pool: Pool, depth = deepest): Json | undefined {
  return once(pool, schema, "minimal", () => {
    const built = depth === 0 ? undefined : build(schema, pool, depth - 1);
    const told = [
      ...schema.notes.examples,
      ...(schema.notes.default === undefined ? [] : [schema.notes.default.value]),
    ];
    const found = [...(built ?? []), ...told].find((value) => isValid(value, schema, pool));
    return found === undefined ? [] : [found];
  })[0];
}

/** Values to choose from: some satisfy the schema, or none. */
function build(schema: Schema, pool: Pool, depth: number): Json[] {
  if (schema.const !== undefined) return [schema.const.value];
  if (schema.enum !== undefined) return [...schema.enum];
  const { ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const parts = [...(ref === undefined ? [] : [pool.lookup(ref)]), ...allOf]
    .map((part) => minimal(part, pool, depth))
    .filter((value) => value !== undefined);
  const choices = [...anyOf, ...oneOf]
    .map((member) => minimal(member, pool, depth))
    .filter((value) => value !== undefined);
  const own = typesOf(schema).flatMap((type) => byType[type](schema, pool, depth));
  const objects = [...parts, ...own].filter((value): value is JsonObject => isMembers(value));
  const joined = Object.assign({}, ...objects) as JsonObject;
  const chosen = choices.map(
    (choice): Json => (isMembers(choice) ? { ...joined, ...(choice as JsonObject) } : choice),
  );
  return [...chosen, ...(objects.length > 1 ? [joined] : []), ...parts, ...own];
}

function typesOf({ types, string, number, array, object }: Schema): readonly JsonType[] {
  if (types !== undefined) return types;
  if (object !== undefined) return ["object"];
  if (array !== undefined) return ["array"];
  if (number !== undefined) return ["number"];
  return string === undefined ? ["null", "object"] : ["string"];
}

type Build = (schema: Schema, pool: Pool, depth: number) => Json[];

const byType: Readonly<Record<JsonType, Build>> = {
  null: () => [null],
  boolean: () => [true],
  integer: (schema) => numbers(schema).map((value) => Math.ceil(value)),
  number: numbers,
  string: strings,
  array: ({ array = {} }, pool, depth) => {
    const { items, prefixItems = [], contains, minItems = 0, minContains = 1 } = array;
    const rest = items ?? array.unevaluatedItems;
    const wanted = contains === undefined ? undefined : minimal(contains, pool, depth);
    const filler = wanted ?? (rest === undefined ? null : minimal(rest, pool, depth)) ?? null;
    const length = Math.min(
      Math.max(minItems, wanted === undefined ? 0 : minContains + prefixItems.length),
      1000,
    );
    const at = (index: number): Json => {
      const item = prefixItems[index];
      return (item === undefined ? undefined : minimal(item, pool, depth)) ?? filler;
    };
    return [Array.from({ length }, (_, index) => at(index))];
  },
  object: ({ object = {} }, pool, depth) => {
    const { required = [] } = object;
    const entries = required.map((key): [string, Json] => {
      const part = schemaAt(object, key);
      return [key, (part === undefined ? undefined : minimal(part, pool, depth)) ?? null];
    });
    return [entriesOf(entries, pool)];
  },
};
