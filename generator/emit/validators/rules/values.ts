import { check } from "../../../check/index.ts";
import type { ModelId, Schema } from "../../../ir/index.ts";
import { type Code, call, code, literal } from "../../../print/index.ts";
import { runtime } from "../context.ts";
import { listConstant } from "../plan/values.ts";
import type { RuleContext, Written } from "./rule.ts";

/** Longer lists are constants of the module, which the test reads as well. */
const writtenOut = 8;

/** `enum` and `const` of scalars that all satisfy the keywords beside them. */
export function ruleOfValues(schema: Schema, hint: string, { plans }: RuleContext): Written | undefined {
  if (!acceptsAllListed(schema, (id) => plans.lookup(id))) return undefined;
  if (schema.const !== undefined)
    return { code: code`${runtime("constant")}(${literal(schema.const.value)})`, of: "rule" };
  const listed = schema.enum ?? [];
  const values: readonly Code[] =
    listed.length > writtenOut ? [code`...${listConstant(listed, hint, plans)}`] : listed.map(literal);
  return { code: call(runtime("values"), values), of: "rule" };
}

/** Whether a schema accepts scalars that it lists, all of them, and nothing else. */
export function acceptsAllListed(schema: Schema, lookup: (id: ModelId) => Schema): boolean {
  const listed = schema.const === undefined ? schema.enum : [schema.const.value];
  if (listed === undefined || listed.length === 0 || schema.open === true) return false;
  return listed.every(
    (value) =>
      (typeof value !== "object" || value === null) && check(value, schema, lookup).verdict === "valid",
  );
}
