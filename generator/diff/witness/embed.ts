import type { Json, JsonObject, ObjectRules, Schema } from "../../ir/index.ts";
import type { Step } from "../change.ts";
import { candidates } from "./candidates.ts";
import { itemsAt, keysOf, schemaAt } from "./keys.ts";
import { entriesOf, isValid, once, type Pool } from "./pool.ts";

/** Values of a schema with another value at the end of some steps. */
export function embed(leaf: Json, steps: readonly Step[], schema: Schema, pool: Pool): Json[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [leaf];
  const around = once(pool, schema, "around", () =>
    candidates(schema, pool)
      .filter((value) => isValid(value, schema, pool))
      .slice(0, 12),
  );
  const inner = innerSchemas(schema, step, pool)
    .flatMap(({ part, steps: ways }) =>
      embed(leaf, rest, part, pool).flatMap((value) => ways.map((way) => ({ value, way }))),
    )
    .slice(0, 6);
  return inner.flatMap(({ value, way }) => surround(value, way, around, pool)).slice(0, 24);
}

/** A schema that a step leads to, and the steps that lead there in values: a pattern is no key. */
interface Inner {
  readonly part: Schema;
  readonly steps: readonly Step[];
}

/** The schemas that a step may lead to, through references and combinators. */
function innerSchemas(schema: Schema, step: Step, pool: Pool, depth = 6): Inner[] {
  if (depth === 0) return [];
  const { ref, allOf = [], anyOf = [], oneOf = [], condition, object = {}, array = {} } = schema;
  const parts = [
    ...(ref === undefined ? [] : [pool.lookup(ref)]),
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(condition === undefined ? [] : [condition.then, condition.else]),
    ...(object.dependentSchemas ?? []).map((dependent) => dependent.schema),
  ].filter((part) => part !== undefined);
  const asTold = (part: Schema): Inner => ({ part, steps: [step] });
  if (step.kind === "same") return (parts.length === 0 ? [schema] : parts).map(asTold);
  const found = step.kind === "item" ? itemsAt(array, step.index).map(asTold) : membersAt(object, step);
  return [...found, ...parts.flatMap((part) => innerSchemas(part, step, pool, depth - 1))];
}

function membersAt(object: ObjectRules, step: Step & { readonly key: string }): Inner[] {
  const rule = object.patternProperties?.find(({ pattern }) => pattern.source === step.key);
  if (step.kind === "value" && rule !== undefined)
    return [{ part: rule.schema, steps: keysOf(rule, object).map((key) => ({ ...step, key })) }];
  const part = schemaAt(object, step.key);
  return part === undefined ? [] : [{ part, steps: [step] }];
}

function surround(value: Json, step: Step, around: readonly Json[], pool: Pool): Json[] {
  if (step.kind === "same") return [value];
  if (step.kind === "item") {
    const lists = around.filter((candidate) => Array.isArray(candidate)).slice(0, 4);
    return [[], ...lists].map((list) => {
      pool.effort.spend(list.length + step.index);
      const copy: Json[] = [...list];
      while (copy.length < step.index) copy.push(copy[0] ?? value);
      copy[step.index] = value;
      return copy;
    });
  }
  const objects = around.filter(
    (candidate): candidate is JsonObject =>
      typeof candidate === "object" && candidate !== null && !Array.isArray(candidate),
  );
  return [{}, ...objects.slice(0, 6)].map((object) =>
    entriesOf([...Object.entries(object).filter(([key]) => key !== step.key), [step.key, value]], pool),
  );
}
