import type { ModelId, NumberRules, Schema } from "../../ir/index.ts";

/**
 * Numbers that are multiples of all that a schema and its parts ask for, from both ends of what they allow: two in a row
 * each, as another step that allows both of them allows them all.
 */
export function commonMultiples(schema: Schema, lookup: (id: ModelId) => Schema): number[] {
  const parts = partsOf(schema, lookup);
  const rules = parts.map(({ number = {} }) => number);
  const steps = rules.flatMap(({ multipleOf = [] }) => multipleOf);
  if (steps.length === 0) return [];
  const isWhole = parts.some(({ types = [] }) => types.includes("integer") && !types.includes("number"));
  const step = leastCommonMultiple(isWhole ? [1, ...steps] : steps);
  if (step === undefined) return [];
  const [least, most] = limitsOf(rules);
  const [first, last] = [Math.ceil(least / step.value), Math.floor(most / step.value)];
  return [first, first + 1, last, last - 1, 1, 2, -1, -2]
    .filter((count) => Number.isSafeInteger(count) && count >= first && count <= last)
    .map(step.times)
    .filter((value) => rules.every((rule) => isInside(value, rule)));
}

/** A schema and all that holds of its values as well. */
function partsOf(schema: Schema, lookup: (id: ModelId) => Schema): readonly Schema[] {
  const parts = new Set([schema]);
  for (const { ref, allOf = [] } of parts) {
    for (const part of allOf) parts.add(part);
    if (ref !== undefined) parts.add(lookup(ref));
  }
  return [...parts];
}

function limitsOf(rules: readonly NumberRules[]): readonly [least: number, most: number] {
  return [
    Math.max(
      ...rules.flatMap(({ minimum = -Infinity, exclusiveMinimum = -Infinity }) => [
        minimum,
        exclusiveMinimum,
      ]),
    ),
    Math.min(
      ...rules.flatMap(({ maximum = Infinity, exclusiveMaximum = Infinity }) => [maximum, exclusiveMaximum]),
    ),
  ];
}

function isInside(value: number, { exclusiveMinimum, exclusiveMaximum }: NumberRules): boolean {
  return value !== exclusiveMinimum && value !== exclusiveMaximum;
}

interface Step {
  readonly value: number;
  /** So many times the step, counted in decimals. */
  readonly times: (count: number) => number;
}

/** In decimals, as validators count; `undefined` where that is no number that is told by all of its digits. */
function leastCommonMultiple(steps: readonly number[]): Step | undefined {
  const decimals = Math.max(...steps.map(decimalsOf));
  const whole = steps.map((step) => Math.round(step * 10 ** decimals));
  const common = whole.reduce((one, other) => (one / greatestCommonDivisor(one, other)) * other);
  if (!Number.isSafeInteger(common) || common <= 0) return undefined;
  const times = (count: number): number => Number(`${common * count}e-${decimals}`);
  return { value: times(1), times };
}

function decimalsOf(value: number): number {
  const [, fraction = "", exponent = "0"] = /^[^.e]*(?:\.(\d+))?(?:e(.+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
