import type { Json, JsonType, Schema } from "../../ir/index.ts";
import { rulesAtKey } from "../at-key.ts";
import type { Difference, Turn } from "../change.ts";
import { isClosed } from "../describe.ts";
import type { Pools, Which } from "./find.ts";
import { judged, type Pool } from "./pool.ts";

/**
 * Whether a change cannot alter which member of a `oneOf` matches: at each `oneOf` around it, the changed member is
 * known to have no value in common with the others, on the side that would reject one. Never so inside of a `contains`
 * that is counted.
 */
export function isUnambiguous({ turns = [], direction }: Difference, sides: Pools): boolean {
  const refusing: Which = direction === "request" ? "revision" : "base";
  const isDistinct = (turn: Turn): boolean => {
    const choice = turn === "count" ? undefined : turn[refusing];
    if (choice === undefined) return turn !== "count";
    return choice.others.every((other) => areDisjoint(choice.member, other, sides[refusing]));
  };
  return sides.effort.attempt(() => turns.every(isDistinct)) === true;
}

/** Whether a `not` that came or went is of values of which the schema around it has none. */
export function isNotOfOthers({ rule, site }: Difference, sides: Pools): boolean {
  const which = rule === "not-added" ? "revision" : rule === "not-removed" ? "base" : undefined;
  if (site === undefined || which === undefined) return false;
  const { not, ...around } = site[which];
  return not !== undefined && sides.effort.attempt(() => areDisjoint(around, not, sides[which])) === true;
}

/** How many steps into members and choices the proof goes. */
const deepest = 4;

/**
 * Whether no value satisfies two schemas, as far as that is shown by types, listed values, limits, and the members that
 * objects have to have. What is not shown may be so all the same.
 */
export function areDisjoint(one: Schema, other: Schema, pool: Pool): boolean {
  const ofOne = known.get(one) ?? new WeakMap<Schema, boolean>();
  known.set(one, ofOne);
  const found = ofOne.get(other) ?? isEmpty([one, other], pool, deepest);
  ofOne.set(other, found);
  return found;
}

const known = new WeakMap<Schema, WeakMap<Schema, boolean>>();

/** Whether no value satisfies all of some schemas. */
function isEmpty(schemas: readonly Schema[], pool: Pool, depth: number, chosen = new Set<Schema>()): boolean {
  if (depth === 0) return false;
  const parts = partsOf(schemas, pool);
  const values = parts.map(listed).find((list) => list !== undefined);
  if (values !== undefined) return values.every((value) => isRefused(value, schemas, pool));
  const kinds = everyKind.filter((kind) =>
    parts.every(({ types }) => types === undefined || allows(types, kind)),
  );
  if (kinds.every((kind) => isKindEmpty(kind, parts, pool, depth))) return true;
  return parts
    .filter((part) => !chosen.has(part))
    .some((part) =>
      [part.anyOf, part.oneOf].some((members) =>
        members?.every((member) =>
          isEmpty([...schemas, member], pool, depth - 1, new Set([...chosen, part])),
        ),
      ),
    );
}

const everyKind = ["null", "boolean", "number", "string", "array", "object"] as const;
type Kind = (typeof everyKind)[number];

function allows(types: readonly JsonType[], kind: Kind): boolean {
  return types.includes(kind) || (kind === "number" && types.includes("integer"));
}

/** All schemas that hold of a value of some. */
function partsOf(schemas: readonly Schema[], pool: Pool): readonly Schema[] {
  const parts = new Set(schemas);
  for (const { ref, allOf = [] } of parts) {
    pool.effort.spend(1);
    for (const part of [...allOf, ...(ref === undefined ? [] : [pool.lookup(ref)])]) parts.add(part);
  }
  return [...parts];
}

function listed({ enum: values, const: constant, open }: Schema): readonly Json[] | undefined {
  return constant === undefined ? (open ? undefined : values) : [constant.value];
}

function isRefused(value: Json, schemas: readonly Schema[], pool: Pool): boolean {
  return schemas.some((schema) => judged(value, schema, pool).verdict === "invalid");
}

function isKindEmpty(kind: Kind, parts: readonly Schema[], pool: Pool, depth: number): boolean {
  switch (kind) {
    case "number":
      return isRangeEmpty(parts);
    case "string":
      return areApart(parts.map(({ string = {} }) => [string.minLength, string.maxLength]));
    case "array":
      return areApart(parts.map(({ array = {} }) => [array.minItems, array.maxItems]));
    case "object":
      return isMemberMissing(parts, pool, depth);
    default:
      return false;
  }
}

/** Whether some least number is above some greatest one. */
function areApart(limits: readonly (readonly [number | undefined, number | undefined])[]): boolean {
  const [least, most] = [limits.map(([least = 0]) => least), limits.map(([, most = Infinity]) => most)];
  return Math.max(...least) > Math.min(...most);
}

function isRangeEmpty(parts: readonly Schema[]): boolean {
  const rules = parts.map(({ number = {} }) => number);
  const least = Math.max(
    ...rules.flatMap(({ minimum = -Infinity, exclusiveMinimum = -Infinity }) => [minimum, exclusiveMinimum]),
  );
  const most = Math.min(
    ...rules.flatMap(({ maximum = Infinity, exclusiveMaximum = Infinity }) => [maximum, exclusiveMaximum]),
  );
  const isOpen = rules.some((rule) => rule.exclusiveMinimum === least || rule.exclusiveMaximum === most);
  return least > most || (least === most && isOpen);
}

/** Whether a member has to be there which nothing satisfies all of what is said of it: a tag, one that some schema refuses. */
function isMemberMissing(parts: readonly Schema[], pool: Pool, depth: number): boolean {
  const required = new Set(parts.flatMap(({ object }) => object?.required ?? []));
  return [...required].some((key) => {
    const said = new Set(parts.flatMap((part) => saidOf(key, part, pool)));
    return [...said].some(isClosed) || (said.size > 1 && isEmpty([...said], pool, depth - 1));
  });
}

/** What one schema by itself says of the member at a key, as far as it is known to. */
function saidOf(key: string, schema: Schema, pool: Pool): readonly Schema[] {
  const { object = {} } = schema;
  const { named, others } = rulesAtKey(object, key);
  const rest = object.unevaluatedProperties;
  const isRest = rest !== undefined && isUnevaluated(key, schema, pool);
  return [...named, ...(others === undefined ? [] : [others]), ...(isRest ? [rest] : [])];
}

/** Whether nothing in a schema speaks of a key of the same object, but for what it says of all the rest. */
function isUnevaluated(key: string, schema: Schema, pool: Pool): boolean {
  const parts = new Set([schema]);
  for (const part of parts) {
    pool.effort.spend(1);
    const { ref, allOf = [], anyOf = [], oneOf = [], condition, object = {} } = part;
    const target = ref === undefined ? undefined : pool.lookup(ref);
    const dependent = (object.dependentSchemas ?? []).map((one) => one.schema);
    const { if: test, then: one, else: other } = condition ?? {};
    for (const inner of [...allOf, ...anyOf, ...oneOf, ...dependent, target, test, one, other])
      if (inner !== undefined) parts.add(inner);
  }
  return [...parts].every((part) => {
    const { object = {} } = part;
    const { named, perhaps } = rulesAtKey(object, key);
    const isNamed = named.length > 0 || perhaps.length > 0 || object.additionalProperties !== undefined;
    return !isNamed && (part === schema || object.unevaluatedProperties === undefined);
  });
}
