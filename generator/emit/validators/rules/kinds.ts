import { type Format, type JsonType, knownFormat, type Schema } from "../../../ir/index.ts";
import { type Code, call, code, literal, objectOf, raw } from "../../../print/index.ts";
import { stringFormatChecks } from "../../../runtime/index.ts";
import { type PlanContext, partHint, patternConstant, runtime } from "../context.ts";
import { testsOfText } from "../plan/strings.ts";
import { allOf } from "../plan/tests.ts";
import { type RuleContext, together, type WriteRule } from "./rule.ts";
import { ruleOfArray, ruleOfObject } from "./structures.ts";

type Family = "string" | "number" | "array" | "object";

const families: readonly Family[] = ["string", "number", "array", "object"];

/**
 * The rules of a schema's types and of what it asks of each: none where any value will do, `undefined` where rules have
 * no words for it.
 */
export function ruleOfKinds(
  schema: Schema,
  hint: string,
  write: WriteRule,
  context: RuleContext,
): readonly Code[] | undefined {
  const { types } = schema;
  const asked = families.filter((family) => schema[family] !== undefined);
  if (types === undefined) return untypedRules(schema, asked, hint, write, context);
  if (types.length === 0) return [runtime("nothing")];
  const [type, ...others] = types.filter((one) => one !== "null");
  if (type === undefined) return [runtime("nil")];
  if (others.length > 0) {
    const names = types.map((one) => code`${one}`);
    const own = asked.filter((family) => types.some((one) => familyOf(one) === family));
    const rules = untypedRules(schema, own, hint, write, context);
    return rules && [call(runtime("types"), names), ...rules];
  }
  const rule = ruleOfType(type, schema, hint, write, context);
  if (rule === undefined) return undefined;
  return [types.length === 1 ? rule : call(runtime("orNull"), [rule])];
}

function familyOf(type: JsonType): Family | undefined {
  return type === "integer" ? "number" : families.find((family) => family === type);
}

/** What is asked of values of some types where other types are fine as well. */
function untypedRules(
  schema: Schema,
  asked: readonly Family[],
  hint: string,
  write: WriteRule,
  context: RuleContext,
): readonly Code[] | undefined {
  if (asked.includes("number") && schema.number?.format?.asserted) return undefined;
  const rules: Code[] = [];
  for (const family of asked) {
    const rule = ruleOfType(family, schema, hint, write, context);
    if (rule === undefined) return undefined;
    rules.push(call(runtime("untyped"), [rule]));
  }
  return rules;
}

function ruleOfType(
  type: JsonType,
  schema: Schema,
  hint: string,
  write: WriteRule,
  context: RuleContext,
): Code | undefined {
  switch (type) {
    case "null":
      return runtime("nil");
    case "boolean":
      return runtime("boolean");
    case "string":
      return ruleOfString(schema, hint, context);
    case "number":
    case "integer":
      return ruleOfNumber(type, schema);
    case "array":
      return ruleOfArray(schema, hint, write);
    case "object":
      return ruleOfObject(schema, hint, write);
  }
}

function ruleOfString({ string = {} }: Schema, hint: string, { plans }: RuleContext): Code {
  const { minLength, maxLength, pattern, format, ...annotations } = string;
  const asserted = format?.asserted ? rulesOfFormat(format, hint, plans) : [];
  const limits = [
    ...(minLength === undefined ? [] : [code`minLength: ${minLength}`]),
    ...(maxLength === undefined ? [] : [code`maxLength: ${maxLength}`]),
    ...(pattern === undefined ? [] : [code`pattern: ${patternConstant(pattern, hint, plans)}`]),
  ];
  const rules = [...(limits.length === 0 ? [] : [call(runtime("text"), [objectOf(limits)])]), ...asserted];
  if (rules.length === 0) rules.push(runtime("string"));
  const described = {
    ...annotations,
    ...(asserted.length === 0 && format !== undefined && { format: format.name }),
  };
  return together(Object.keys(described).length === 0 ? rules : [...rules, literal(described)]);
}

/** The rule of what strings of a format are, by its name or by a configuration; none where nothing is asked of them. */
function rulesOfFormat({ name, rules }: Format, hint: string, plans: PlanContext): readonly Code[] {
  if (rules === undefined) return Object.hasOwn(formatRules, name) ? [runtime(formatRules[name]!)] : [];
  const subject = { code: raw("text"), hint: partHint(hint, name) };
  return allOf(testsOfText(rules, subject, plans), "format", name).map(({ holds }) =>
    call(runtime("formatted"), [code`${name}`, code`(text) => ${holds}`, code`${name}`]),
  );
}

/** The rule of each format: `date-time` is called `dateTime`. */
export const formatRules: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(stringFormatChecks).map((format) => [
    format,
    format.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  ]),
);

/** The formats of numbers that are ranges, by the type that they belong to. */
const rangesOf: Readonly<Record<"number" | "integer", readonly string[]>> = {
  integer: ["int32", "int64"],
  number: ["float"],
};

function ruleOfNumber(type: "number" | "integer", { number = {} }: Schema): Code | undefined {
  const { multipleOf, format, ...limits } = number;
  const range = format?.asserted && knownFormat(format) !== "double";
  if (range && !rangesOf[type].includes(knownFormat(format) ?? "")) return undefined;
  const rules = [
    ...(range ? [runtime(format.name)] : []),
    ...(Object.keys(limits).length === 0
      ? []
      : [call(runtime("amount"), [code`${type}`, literal({ ...limits })])]),
  ];
  if (rules.length === 0) rules.push(runtime(type));
  if (multipleOf !== undefined) rules.push(code`${runtime("multipleOf")}(${multipleOf})`);
  return together(range ? rules : [...rules, ...annotated(format)]);
}

function annotated(format: Format | undefined): readonly Code[] {
  return format === undefined ? [] : [code`{ format: ${format.name} }`];
}
