import { type Schema, subschemas } from "../../../ir/index.ts";
import { arrayOf, type Code, call, code, lines, nothing, raw } from "../../../print/index.ts";
import { newSubject, partHint, runtime } from "../context.ts";
import { findTag } from "../facts/tags.ts";
import { schemaCode } from "../json-schema.ts";
import { mentionsAt, writeExplanationBody } from "../write/explain.ts";
import { ruleOfKinds } from "./kinds.ts";
import { type RuleContext, together, type WriteRule, type Written } from "./rule.ts";
import { ruleOfValues } from "./values.ts";

/**
 * The rules of a model: what is wrong with a value, and the JSON Schema, out of one expression. What rules have no words
 * for is explained by code, with its JSON Schema beside it.
 */
export function writeRules(schema: Schema, hint: string, context: RuleContext): Code {
  const write: WriteRule = (part, expected, name) => {
    const rule = attempt(part, name, write, context);
    if (rule === undefined) return { code: writeCoded(part, name, context), of: "code" };
    if (rule.of === "model" || part.at.pointer === expected) return rule;
    return { code: call(runtime("placed"), [code`${part.at.pointer}`, rule.code]), of: "rule" };
  };
  return write(schema, schema.at.pointer, hint).code;
}

/** A rule whose issues are found by a function of the module. */
export function writeCoded(schema: Schema, hint: string, { plans, rulesOf }: RuleContext): Code {
  const { pointer } = schema.at;
  const explain = plans.helpers.declare({
    identity: schema,
    hint: partHint("explain", hint),
    parameter: code`value: unknown, issues: ${runtime("Issues", "type")}`,
    result: "void",
    body: (scope) => {
      const [issues, at] = [scope.declare("issues"), scope.declare("at")].map((name) => raw(name));
      const steps = plans.plan(schema, newSubject("value", hint, scope));
      const to = { context: plans, issues: issues!, at: at!, base: pointer, key: undefined };
      const body = writeExplanationBody(steps, to);
      return lines([mentionsAt(body) ? code`const ${to.at} = ${pointer};` : nothing, body]);
    },
  });
  return holdsNative(schema)
    ? call(runtime("native"), [explain])
    : call(runtime("coded"), [schemaCode(schema, rulesOf), explain]);
}

/** Whether a schema speaks of values that JSON does not have, in itself or in what stands inside it. */
function holdsNative(schema: Schema): boolean {
  return schema.native !== undefined || [...subschemas(schema)].some(holdsNative);
}

/** The rule of a schema that rules have words for. */
function attempt(schema: Schema, hint: string, write: WriteRule, context: RuleContext): Written | undefined {
  if (schema.native !== undefined || schema.open === true) return undefined;
  if (schema.not !== undefined || schema.condition !== undefined) return undefined;
  if (schema.enum !== undefined || schema.const !== undefined) return ruleOfValues(schema, hint, context);
  const own = ruleOfKinds(schema, hint, write, context);
  if (own === undefined) return undefined;
  const { pointer } = schema.at;
  const list = (keyword: string, schemas: readonly Schema[] | undefined): Code[] =>
    (schemas ?? []).map((part, index) => write(part, `${pointer}/${keyword}/${index}`, hint).code);
  const all = list("allOf", schema.allOf);
  if (schema.ref !== undefined) {
    const isAlone = own.length + all.length === 0 && !schema.anyOf && !schema.oneOf;
    if (isAlone) return { code: context.rulesOf(schema.ref), of: "model" };
    all.push(context.rulesOf(schema.ref));
  }
  const rules = [
    ...own,
    ...(all.length === 0 ? [] : [call(runtime("allOf"), all)]),
    ...(schema.oneOf === undefined
      ? []
      : [writeChoice(schema, "oneOf", list("oneOf", schema.oneOf), context)]),
    ...(schema.anyOf === undefined
      ? []
      : [writeChoice(schema, "anyOf", list("anyOf", schema.anyOf), context)]),
  ];
  return { code: together(rules), of: "rule" };
}

function writeChoice(
  schema: Schema,
  keyword: "oneOf" | "anyOf",
  options: readonly Code[],
  { plans }: RuleContext,
): Code {
  const schemas = schema[keyword] ?? [];
  const tag = schemas.length > 1 ? findTag(schema, schemas, plans) : undefined;
  const values = tag?.values.flat() ?? [];
  if (tag === undefined || tag.key in {} || !values.every((value) => typeof value === "string"))
    return call(runtime(keyword), options);
  const kinds = options.map((option, index) =>
    arrayOf([...tag.values[index]!.map((value) => code`${value}`), option]),
  );
  return call(runtime("tagged"), [code`${keyword}`, code`${tag.key}`, ...kinds]);
}
