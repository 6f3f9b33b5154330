import { matches, type ObjectRules, type Schema } from "../ir/index.ts";
import { type JsonObject, own } from "../runtime/index.ts";
import {
  type Evaluated,
  type Fail,
  holdsFor,
  mergeEvaluated,
  nothingEvaluated,
  Undecided,
  type Visit,
} from "./state.ts";

/** The rules of objects; `before` is what the schema's other keywords have evaluated. */
export function judgeObject(
  value: JsonObject,
  rules: ObjectRules,
  before: Evaluated,
  visit: Visit,
  fail: Fail,
): Evaluated {
  const keys = presentKeys(value);
  if (refusesKeys(value, keys, rules, visit, fail)) return nothingEvaluated;
  const refuses = (key: string, schema: Schema): boolean => {
    // Only what is reported has a path.
    const inside = visit.report === undefined ? visit : { ...visit, path: [...visit.path, key] };
    return visit.judge(own(value, key), schema, inside) === undefined && fail(undefined);
  };
  const { properties = [], required = [] } = rules;
  visit.state.steps.left -= (properties.length + required.length) >> 4;
  const known = judgeMembers(keys, rules, refuses);
  let evaluated: Evaluated = {
    ...nothingEvaluated,
    keys: rules.additionalProperties === undefined ? known : "all",
  };
  for (const { key, schema } of rules.dependentSchemas ?? []) {
    if (!keys.has(key)) continue;
    const looked = visit.judge(value, schema, visit);
    if (looked === undefined) fail(undefined);
    else evaluated = mergeEvaluated(evaluated, looked);
  }
  if (rules.unevaluatedProperties === undefined) return evaluated;
  const all = mergeEvaluated(before, evaluated);
  for (const key of keys) {
    if (all.keys !== "all" && !all.keys.has(key) && refuses(key, rules.unevaluatedProperties)) break;
  }
  return { ...evaluated, keys: "all" };
}

/** The object's own keys; one that is undefined is absent. */
function presentKeys(value: JsonObject): ReadonlySet<string> {
  return new Set(Object.keys(value).filter((key) => value[key] !== undefined));
}

/** `properties`, `patternProperties` and `additionalProperties`; gives the keys that the first two know, as far as it came. */
function judgeMembers(
  keys: ReadonlySet<string>,
  rules: ObjectRules,
  refuses: (key: string, schema: Schema) => boolean,
): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { key, schema } of rules.properties ?? []) {
    if (!keys.has(key)) continue;
    known.add(key);
    if (refuses(key, schema)) return known;
  }
  for (const { pattern, schema } of rules.patternProperties ?? []) {
    for (const key of keys) {
      const isMatch = matches(pattern, key);
      if (isMatch === "unknown") throw new Undecided();
      if (!isMatch) continue;
      known.add(key);
      if (refuses(key, schema)) return known;
    }
  }
  if (rules.additionalProperties !== undefined) {
    for (const key of keys) if (!known.has(key) && refuses(key, rules.additionalProperties)) break;
  }
  return known;
}

/** What is said of the keys themselves; gives whether that is all there is to find out. */
function refusesKeys(
  value: JsonObject,
  keys: ReadonlySet<string>,
  rules: ObjectRules,
  visit: Visit,
  fail: Fail,
): boolean {
  const { required = [], minProperties, maxProperties, propertyNames, dependentRequired = [] } = rules;
  for (const key of required) if (!isPresent(value, key) && fail("required", key)) return true;
  if (minProperties !== undefined && keys.size < minProperties && fail("minProperties")) return true;
  if (maxProperties !== undefined && keys.size > maxProperties && fail("maxProperties")) return true;
  for (const dependent of dependentRequired) {
    if (!keys.has(dependent.key)) continue;
    for (const key of dependent.required) {
      if (!isPresent(value, key) && fail("dependentRequired", key)) return true;
    }
  }
  if (propertyNames === undefined) return false;
  for (const key of keys) {
    if (holdsFor(key, propertyNames, visit) === undefined && fail("propertyNames", key)) return true;
  }
  return false;
}

function isPresent(value: JsonObject, key: string): boolean {
  return own(value, key) !== undefined;
}
