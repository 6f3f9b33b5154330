import type { Json, JsonType, Schema } from "../ir/index.ts";
import { isEqual, isObject } from "../runtime/index.ts";
import { judgeArray } from "./arrays.ts";
import { judgeCombinators } from "./combinators.ts";
import { judgeNative } from "./natives.ts";
import { judgeObject } from "./objects.ts";
import { judgeNumber, judgeString } from "./scalars.ts";
import {
  type Evaluated,
  type Fail,
  mergeEvaluated,
  nothingEvaluated,
  Undecided,
  type Visit,
} from "./state.ts";

/** Deeper nesting, of the value or of refs that lead on without consuming any of it, is left undecided. */
const maxDepth = 500;

/** Judges a value by one schema: its own assertions, then what it combines, last what nothing else evaluated. */
export function judge(value: unknown, schema: Schema, visit: Visit): Evaluated | undefined {
  const { state, path, depth, report } = visit;
  state.steps.left -= 1;
  if (state.steps.left < 0 || depth > maxDepth) throw new Undecided();
  if (schema.native !== undefined) return judgeNative(value, schema, visit);
  let holds = true;
  const fail: Fail = (code, key) => {
    holds = false;
    if (code !== undefined)
      report?.({ path: key === undefined ? path : [...path, key], code, pointer: schema.at.pointer });
    return report === undefined;
  };
  if (schema.types !== undefined && !schema.types.some((type) => hasType(value, type))) fail("type");
  if (schema.enum !== undefined && !isListed(value, schema.enum)) fail("enum");
  if (schema.const !== undefined && !isEqual(value, schema.const.value)) fail("const");
  if (typeof value === "string" && schema.string !== undefined)
    judgeString(value, schema.string, state, fail);
  if (typeof value === "number" && schema.number !== undefined)
    judgeNumber(value, schema.number, state, fail);
  if (!holds && report === undefined) return undefined;
  if (isLeaf(schema)) return holds ? nothingEvaluated : undefined;
  const inside: Visit = { ...visit, depth: depth + 1 };
  let evaluated = judgeCombinators(value, schema, inside, fail);
  if (!holds && report === undefined) return undefined;
  if (Array.isArray(value) && schema.array !== undefined) {
    evaluated = mergeEvaluated(evaluated, judgeArray(value, schema.array, evaluated, inside, fail));
  }
  if (isObject(value) && schema.object !== undefined) {
    evaluated = mergeEvaluated(evaluated, judgeObject(value, schema.object, evaluated, inside, fail));
  }
  return holds ? evaluated : undefined;
}

/** Whether a schema says nothing of what is inside a value, and applies no other to it. */
function isLeaf({ ref, allOf, anyOf, oneOf, not, condition, array, object }: Schema): boolean {
  return (ref ?? allOf ?? anyOf ?? oneOf ?? not ?? condition ?? array ?? object) === undefined;
}

/** Long lists as sets: documents list ten thousands of words, and each of them is judged by the list. */
const listed = new WeakMap<readonly Json[], ReadonlySet<unknown>>();

function isListed(value: unknown, list: readonly Json[]): boolean {
  if (typeof value === "object" || list.length < 20) return list.some((one) => isEqual(value, one));
  const known = listed.get(list) ?? new Set<unknown>(list);
  listed.set(list, known);
  return known.has(value);
}

function hasType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "string":
      return typeof value === "string";
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
  }
}
