import { type ArrayRules, restItemsOf, type Schema, viewedDate } from "../../ir/index.ts";
import { arrayOf, type Code, call, code, lines, nothing, raw } from "../../print/index.ts";
import {
  allKinds,
  elseBlock,
  type Kind,
  kindOf,
  newSubject,
  ordinal,
  partHint,
  plan,
  runtime,
  type Step,
  type Subject,
  viewedTest,
  writeExplanation,
} from "../validators/index.ts";
import { type Body, type Converting, explaining, names, subjectOf } from "./context.ts";
import { writeObject } from "./object.ts";
import { convertingKinds } from "./parts.ts";
import type { Scalar } from "./way.ts";

const { value, issues, at } = names;

/** Makes the function that converts by a schema inside another one. */
export type WayOf = (schema: Schema, hint: string, to: Converting) => Code;

/** What a schema's own rules make of a value, type by type: those that stay as they are first. */
export function writeOwn(body: Body, wayOf: WayOf): Code {
  const { schema, to } = body;
  const dated = schema.types === undefined && viewedDate(schema, to.view) !== undefined;
  const types = dated ? (["string"] as const) : schema.types;
  const kinds = types === undefined ? [...allKinds] : [...new Set(types.map(kindOf))];
  const converting = convertingKinds(schema, to);
  const statements = kinds
    .filter((kind) => !converting.includes(kind))
    .map((kind) => writePlain(kind, types !== undefined, body));
  converting.forEach((kind, index) => {
    const guarded = types !== undefined && index === converting.length - 1;
    statements.push(writeKind(kind, guarded, kinds.length > 1, body, wayOf));
  });
  if (types === undefined) statements.push(code`return ${value};`);
  return lines(statements);
}

/** A type whose values stay as they are. */
function writePlain(kind: Kind, asked: boolean, body: Body): Code {
  const { schema, to } = body;
  const { at: place, notes, wire, types, string, number, array, object } = schema;
  const rules: Schema = {
    at: place,
    notes,
    ...(wire && { wire }),
    ...(types !== undefined && { types: types.filter((type) => kindOf(type) === kind) }),
    ...(kind === "string" && string !== undefined && { string }),
    ...(kind === "number" && number !== undefined && { number }),
    ...(kind === "array" && array !== undefined && { array }),
    ...(kind === "object" && object !== undefined && { object }),
  };
  const steps = plan(rules, subjectOf(body, kind), to.plans);
  const { holds } = viewedTest(kind, schema, value, to.plans);
  if (steps.length === 0) return asked ? code`if (${holds}) return ${value};` : nothing;
  return code`
    if (${holds}) {
      ${writeExplanation(steps, explaining(body))}
      ${asked ? code`return ${value};` : nothing}
    }
  `;
}

/** A type whose values are converted; `guarded`: no other is left, so that values of others are refused here. */
function writeKind(kind: Kind, guarded: boolean, several: boolean, body: Body, wayOf: WayOf): Code {
  const { schema, to } = body;
  const scalar = scalarOf(kind, body);
  const { holds, fails } =
    scalar === undefined ? viewedTest(kind, schema, value, to.plans) : sourceTest(scalar, to);
  const statements =
    scalar === undefined
      ? kind === "array"
        ? writeArray(body, wayOf)
        : writeObject(body, wayOf)
      : writeScalar(scalar, body);
  if (!guarded) {
    return code`
      if (${holds}) {
        ${statements}
      }
    `;
  }
  // The functions for scalars refuse other types themselves.
  if (scalar !== undefined && !several && !needsTest(scalar, body)) return statements;
  const expected = expectedType(body);
  return code`
    if (${fails}) return ${issues}.refuse("type", ${expected}, ${value}, ${at});
    ${statements}
  `;
}

/** What the values of a type are in the model, where that is not what they are in JSON. */
function scalarOf(kind: Kind, { schema, to }: Body): Scalar | undefined {
  if (kind === "string") return viewedDate(schema, to.view);
  if (kind === "number") return to.view.int64 === "bigint" ? "bigint" : "text";
  return undefined;
}

function sourceTest(scalar: Scalar, { way }: Converting): { readonly holds: Code; readonly fails: Code } {
  if (way.name === "write") {
    if (isDate(scalar))
      return { holds: code`${value} instanceof Date`, fails: code`!(${value} instanceof Date)` };
    return typeTest(scalar === "bigint" ? "bigint" : "string");
  }
  if (isDate(scalar)) return typeTest("string");
  // A text's integers that no number holds come as bigint.
  return {
    holds: code`typeof ${value} === "number" || typeof ${value} === "bigint"`,
    fails: code`typeof ${value} !== "number" && typeof ${value} !== "bigint"`,
  };
}

function isDate(scalar: Scalar): boolean {
  return scalar === "date" || scalar === "date-time";
}

function typeTest(type: string): { readonly holds: Code; readonly fails: Code } {
  return { holds: code`typeof ${value} === ${type}`, fails: code`typeof ${value} !== ${type}` };
}

/** Rules beside the format are checked on a value whose type is known. */
function needsTest(scalar: Scalar, body: Body): boolean {
  return isDate(scalar)
    ? textSteps(body).length > 0
    : body.to.way.name === "write" && integerSteps("value", body).length > 0;
}

function writeScalar(scalar: Scalar, body: Body): Code {
  const { to, scope } = body;
  const converted = code`${runtime(to.way.scalars[scalar])}(${value}, ${issues}, ${at})`;
  if (isDate(scalar))
    return lines([writeExplanation(textSteps(body), explaining(body)), code`return ${converted};`]);
  if (to.way.name === "write") {
    const bounds = writeExplanation(integerSteps("value", body), explaining(body));
    // Other texts have no size, and are refused by what converts them.
    const guarded = scalar === "text" && bounds.parts.length > 0;
    const checked = guarded ? code`if (${runtime("isInt64Text")}(${value})) ${elseBlock(bounds)}` : bounds;
    return lines([checked, code`return ${converted};`]);
  }
  const name = scope.declare("integer");
  const steps = integerSteps(name, body);
  if (steps.length === 0) return code`return ${converted};`;
  return code`
    const ${raw(name)} = ${converted};
    if (${raw(name)} !== undefined) {
      ${writeExplanation(steps, explaining(body))}
    }
    return ${raw(name)};
  `;
}

/** What is asked of a date's text beside its format; a Date has no text. */
function textSteps(body: Body): readonly Step[] {
  const { schema, to } = body;
  const { format: _, ...string } = schema.string ?? {};
  if (to.way.name === "write") return [];
  const { at: place, notes } = schema;
  return plan({ at: place, notes, types: ["string"], string }, subjectOf(body, "string"), to.plans);
}

/** The bounds of an integer, checked on the model's value; its range is checked by what converts it. */
function integerSteps(name: string, { schema, to, hint, scope }: Body): readonly Step[] {
  const { at: place, notes, number } = schema;
  const subject = newSubject(name, hint, scope);
  subject.known.kinds = new Set<Kind>(["number"]);
  const rules: Schema = { at: place, notes, types: ["integer"], ...(number !== undefined && { number }) };
  return plan(rules, subject, to.models).flatMap((step) => {
    if (step.kind !== "branch") return [step];
    return step.cases.flatMap(({ steps }) =>
      steps.filter((inner) => inner.kind !== "assertion" || inner.complaint.code !== "format"),
    );
  });
}

/** What messages call the types that a schema asks for, as they are in what is converted. */
function expectedType(body: Body): string {
  const { at: place, notes, wire, types, string, number } = body.schema;
  const format = { ...(string?.format !== undefined && { format: string.format }) };
  const numeric = { ...(number?.format !== undefined && { format: number.format }) };
  const asked = { ...(wire && { wire }), ...(types && { types }) };
  const bare: Schema = { at: place, notes, ...asked, string: format, number: numeric };
  for (const step of plan(bare, subjectOf(body), body.to.plans)) {
    if ((step.kind === "branch" || step.kind === "assertion") && step.complaint?.code === "type")
      return step.complaint.expected;
  }
  return "another type";
}

function writeArray(body: Body, wayOf: WayOf): Code {
  const { schema, to, hint } = body;
  const { items: _items, prefixItems = [], unevaluatedItems: _unseen, ...rules } = schema.array ?? {};
  const items = restItemsOf(schema);
  const isExact = rules.uniqueItems === true && to.way.name === "read" && to.view.int64 !== "number";
  const { uniqueItems: _unique, ...others } = rules;
  const steps = planArray(isExact ? others : rules, subjectOf(body, "array"), body);
  const rest = items === undefined ? raw("undefined") : wayOf(items, partHint(hint, "item"), to);
  const first = prefixItems.map((item, index) => wayOf(item, partHint(hint, ordinal(index)), to));
  const args = [value, issues, rest, ...(first.length === 0 ? [] : [arrayOf(first)])];
  const checked = writeExplanation(steps, explaining(body));
  const converted = call(runtime("items"), args);
  if (!isExact) return lines([checked, code`return ${converted};`]);
  return lines([checked, writeUnique(converted, body)]);
}

/** Integers that are the same number may still be two of 64 bits: what seems equal is compared once it is converted. */
function writeUnique(converted: Code, body: Body): Code {
  const name = body.scope.declare("list");
  const subject = newSubject(name, body.hint, body.scope);
  subject.known.kinds = new Set<Kind>(["array"]);
  const steps = planArray({ uniqueItems: true }, subject, body);
  return code`
    const ${raw(name)} = ${converted};
    if (!${runtime("areUnique")}(${value})) ${elseBlock(writeExplanation(steps, explaining(body)))}
    return ${raw(name)};
  `;
}

function planArray(array: ArrayRules, subject: Subject, { schema, to }: Body): readonly Step[] {
  const { at: place, notes } = schema;
  return plan({ at: place, notes, types: ["array"], array }, subject, to.plans);
}
