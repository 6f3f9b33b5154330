import { check } from "../../../check/index.ts";
import type { Json, Schema } from "../../../ir/index.ts";
import { type Code, code, literal, operators, raw } from "../../../print/index.ts";
import { type PlanContext, partHint, runtime, type Subject } from "../context.ts";
import { kindOfValue } from "../facts/kinds.ts";
import { never } from "../facts/types.ts";
import type { Assertion, Step } from "../step.ts";
import { predicateCall } from "./predicates.ts";

/**
 * Up to so many values are compared one by one; a set is faster beyond (V8, measured). Texts that are short are known by
 * where they lie, as engines keep one of each where JSON is read: twice as many of them are still compared sooner.
 */
const comparedOneByOne = 8;
const comparedIfShort = 16;
const short = 10;

/**
 * `enum` and `const`. The values are known here, so that all the other keywords beside them are judged now, and only
 * the values that satisfy everything are left to compare with.
 */
export function planValues(
  schema: Schema,
  subject: Subject,
  context: PlanContext,
): readonly Step[] | undefined {
  const listed = schema.const === undefined ? schema.enum : [schema.const.value];
  // Any value of an open enumeration's type will do.
  if (listed === undefined || schema.open === true) return undefined;
  // That each value of the enumeration is one of them need not be found out.
  const asked = schema.const === undefined ? othersOf(schema) : schema;
  const verdicts = listed.map((value) => check(value, asked, (id) => context.lookup(id)).verdict);
  if (verdicts.includes("unknown"))
    return [assertOneOf(schema, listed, subject, context), ...beside(schema, subject, context)];
  const values = listed.filter(
    (value, index) => verdicts[index] === "valid" && subject.known.kinds.has(kindOfValue(value)),
  );
  if (values.length > 0) subject.known.kinds = new Set(values.map(kindOfValue));
  return [assertOneOf(schema, values, subject, context)];
}

/** One and the same for a schema: what leads back to itself is known again by it. */
const others = new WeakMap<Schema, Schema>();

function othersOf(schema: Schema): Schema {
  const known = others.get(schema);
  if (known !== undefined) return known;
  const { enum: _enum, const: _const, ...rest } = schema;
  others.set(schema, rest);
  return rest;
}

/** Where the values cannot be judged now, the other keywords are checked as those of any schema, apart. */
function beside(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  const call = predicateCall(
    othersOf(schema),
    { ...subject, hint: partHint(subject.hint, "rules") },
    context,
  );
  const complaint = { code: "allOf", expected: "valid", at: schema.at, subject: subject.code };
  return [{ kind: "assertion", holds: call, fails: code`!${call}`, complaint }];
}

function assertOneOf(
  schema: Schema,
  values: readonly Json[],
  subject: Subject,
  context: PlanContext,
): Assertion {
  const complaint = {
    code: schema.const === undefined ? "enum" : "const",
    expected: values.length === 0 ? "left out" : describeValues(values),
    at: schema.at,
    subject: subject.code,
  };
  if (values.length === 0) return never(complaint);
  const scalars = values.every((value) => typeof value !== "object" || value === null);
  const texts = values.every((value) => typeof value === "string") && ({ texts: true } as const);
  const areShort = values.every((value) => typeof value === "string" && value.length <= short);
  if (scalars && values.length > (areShort ? comparedIfShort : comparedOneByOne)) {
    const set = context.helpers.constant(
      `setOf${subject.hint}`,
      raw("ReadonlySet<unknown>"),
      code`new Set(${listConstant(values, subject.hint, context)})`,
    );
    const holds = code`${set}.has(${subject.code})`;
    return { kind: "assertion", holds, fails: code`!${holds}`, complaint, ...texts };
  }
  const { narrowed } = subject.known;
  subject.known.narrowed = true;
  const equal = values.map((value) => equals(subject.code, value, narrowed));
  const different = values.map((value) => differs(subject.code, value, narrowed));
  const [first] = equal;
  return {
    kind: "assertion",
    holds: values.length === 1 && first !== undefined ? first : code`(${operators(equal, "||")})`,
    fails: operators(different, "&&"),
    complaint,
    narrows: true,
    ...texts,
  };
}

/** The values as a constant of the module: what needs them reads the same one. */
export function listConstant(
  values: readonly Json[],
  hint: string,
  { helpers }: Pick<PlanContext, "helpers">,
): Code {
  return helpers.constant(`valuesOf${hint}`, raw("readonly unknown[]"), literal([...values]));
}

/** A value that TypeScript has narrowed is compared by a function: `===` would be refused where types do not overlap. */
function equals(subject: Code, value: Json, narrowed: boolean): Code {
  return narrowed || (typeof value === "object" && value !== null)
    ? code`${runtime("isEqual")}(${subject}, ${literal(value)})`
    : code`${subject} === ${literal(value)}`;
}

function differs(subject: Code, value: Json, narrowed: boolean): Code {
  return narrowed || (typeof value === "object" && value !== null)
    ? code`!${runtime("isEqual")}(${subject}, ${literal(value)})`
    : code`${subject} !== ${literal(value)}`;
}

/** `"a", "b" or "c"`; long lists are cut. */
export function describeValues(values: readonly Json[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value));
  if (values.length > shown.length) shown.push(`${values.length - shown.length} more`);
  return shown.length === 1 ? String(shown[0]) : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}
