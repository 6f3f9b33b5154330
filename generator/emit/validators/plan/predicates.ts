import type { Schema } from "../../../ir/index.ts";
import { type Code, code, raw } from "../../../print/index.ts";
import type { PlanContext, Subject } from "../context.ts";
import { endsNever } from "../step.ts";
import { expressionOf, weightOf } from "../write/expression.ts";

/** Up to so many single tests stand in the expression that uses them; more become a function with a name. */
const inlineWeight = 4;

/** The predicate of a schema that any value satisfies, and of one that none does. */
export const yes: Code = raw("true");
export const no: Code = raw("false");

/** An expression that is true where a value is valid against a schema. */
export function predicateOf(schema: Schema, subject: Subject, context: PlanContext): Code {
  const inner: Subject = {
    ...subject,
    scope: subject.scope.nest(),
    known: { ...subject.known, narrowed: false },
  };
  const steps = context.plan(schema, inner);
  if (steps.length === 0) return yes;
  if (endsNever(steps)) return no;
  const calls = steps.every(({ kind }) => kind === "call");
  const expression = !subject.known.narrowed || calls ? expressionOf(steps, context) : undefined;
  if (expression !== undefined && weightOf(steps) <= inlineWeight) return expression;
  return predicateCall(schema, subject, context);
}

/** The same by a function of its own, which leaves TypeScript's idea of the value as it is. */
export function predicateCall(schema: Schema, subject: Subject, context: PlanContext): Code {
  const name = context.helpers.declare({
    identity: schema,
    hint: `matches${subject.hint}`,
    parameter: raw("value: unknown"),
    result: "boolean",
    body: (scope) => context.writePredicate(schema, scope, subject.hint),
  });
  return code`${name}(${subject.code})`;
}
