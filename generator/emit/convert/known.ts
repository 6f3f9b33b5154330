import { type ModelId, type ObjectRules, type PatternRule, restOf, type Schema } from "../../ir/index.ts";
import { arrayOf, type Code, code, literal, raw } from "../../print/index.ts";
import { matchesPattern, partHint } from "../validators/index.ts";
import type { Body, Converting } from "./context.ts";

/** The keys that a schema has a word about, wherever it says it: all others are unknown. */
export interface KnownKeys {
  /** By their names in what is converted. */
  readonly keys: readonly string[];
  /** Those that match one are known as well. */
  readonly patterns: readonly PatternRule[];
  /** It has a word about any key. */
  readonly all: boolean;
  /** One of its parts allows no others. */
  readonly closed: boolean;
}

/**
 * What a schema and its parts know, whether or not they apply to a value: a key that is required, asked for beside another
 * one, looked at by `if` or `not`, or listed by `propertyNames` is no more unknown than one that is described.
 */
export function knownKeys(schema: Schema, to: Converting): KnownKeys {
  const named = new Map<string, Set<string>>();
  const asked = new Set<string>();
  const patterns: PatternRule[] = [];
  let all = false;
  let closed = false;
  for (const { part, isAsked } of partsOf(schema, to)) {
    const { object = {} } = part;
    const { properties = [], names = [], patternProperties = [] } = object;
    for (const known of [...properties, ...names])
      named.set(known.key, (named.get(known.key) ?? new Set()).add(to.way.sourceKey(known)));
    for (const key of keysAsked(object, to)) asked.add(key);
    patterns.push(...patternProperties);
    if (isAsked) continue;
    closed ||= restOf(part)?.types?.length === 0;
    all ||= [object.additionalProperties, object.unevaluatedProperties].some(takesOthers);
  }
  const keys = [
    ...[...named.values()].flatMap((of) => [...of]),
    ...[...asked].filter((key) => !named.has(key)),
  ];
  return { keys: [...new Set(keys)], patterns, all, closed };
}

/** The keys that a schema has a word about beside its own properties and patterns. */
export function keysBeside(schema: Schema, to: Converting): KnownKeys {
  const { patternProperties: _, ...object } = schema.object ?? {};
  const own = new Set(object.properties?.map((property) => to.way.sourceKey(property)));
  const known = knownKeys({ ...schema, object }, to);
  return { ...known, keys: known.keys.filter((key) => !own.has(key)) };
}

/** Whether a schema has a word about keys. */
export function speaksOfKeys({ keys, patterns, all, closed }: KnownKeys): boolean {
  return all || closed || keys.length + patterns.length > 0;
}

/** Whether members may be there that have a schema of their own, whatever their keys are. */
export function takesOthers(rest: Schema | undefined): boolean {
  return rest !== undefined && rest.types?.length !== 0;
}

/** The keys as the runtime takes them; nothing where all are known. */
export function writeKnown({ keys, patterns, all }: KnownKeys, { to, hint }: Body): Code | undefined {
  if (all) return undefined;
  const key = raw("key");
  const tests = patterns.map(
    (rule, index) =>
      code`(${key}) => ${matchesPattern(rule, key, partHint(hint, `known${index + 1}`), to.plans)}`,
  );
  return arrayOf([...keys.map(literal), ...tests]);
}

interface KnowingPart {
  readonly part: Schema;
  /** It is only asked whether the value satisfies it. */
  readonly isAsked: boolean;
}

/** A schema and all that it applies to the same value. */
function* partsOf(schema: Schema, { plans }: Converting): Generator<KnowingPart> {
  const visited = new Set<ModelId>();
  const stack: KnowingPart[] = [{ part: schema, isAsked: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    const { part, isAsked } = next;
    const { object, ref, allOf = [], anyOf = [], oneOf = [], condition, not } = part;
    const dependent = (object?.dependentSchemas ?? []).map((entry) => entry.schema);
    const add = (inner: Schema | undefined, asks: boolean): void => {
      if (inner !== undefined) stack.push({ part: inner, isAsked: asks });
    };
    for (const inner of [...allOf, ...anyOf, ...oneOf, condition?.then, condition?.else, ...dependent])
      add(inner, isAsked);
    for (const inner of [condition?.if, not]) add(inner, true);
    if (ref === undefined || visited.has(ref)) continue;
    visited.add(ref);
    add(plans.lookup(ref), isAsked);
  }
}

/** Keys that an object's rules ask for or list, by their names on the wire. */
function keysAsked(
  { required = [], dependentRequired = [], dependentSchemas = [], propertyNames }: ObjectRules,
  to: Converting,
): readonly string[] {
  return [
    ...required,
    ...dependentRequired.flatMap(({ key, required: others }) => [key, ...others]),
    ...dependentSchemas.map(({ key }) => key),
    ...(propertyNames === undefined ? [] : listedKeys(propertyNames, to)),
  ];
}

function listedKeys(names: Schema, to: Converting): readonly string[] {
  const listed = [...partsOf(names, to)].flatMap(
    ({ part: { enum: values = [], const: constant }, isAsked }) =>
      isAsked ? [] : [...values, constant?.value],
  );
  return listed.filter((value) => typeof value === "string");
}
