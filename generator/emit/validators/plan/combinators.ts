import type { Condition, ModelId, Schema } from "../../../ir/index.ts";
import { code } from "../../../print/index.ts";
import { type PlanContext, partHint, type Subject } from "../context.ts";
import { describeTypes, never } from "../facts/types.ts";
import type { CallStep, Step } from "../step.ts";
import { isShortEnumeration } from "../strategy.ts";
import { planChoice } from "./choices.ts";
import { no, predicateCall, predicateOf, yes } from "./predicates.ts";
import { describeValues, planValues } from "./values.ts";

/** `allOf`, references, `anyOf`, `oneOf`, `not`, `if`: all that applies schemas to the same value. */
export function planCombinators(schema: Schema, subject: Subject, context: PlanContext): Step[] {
  const steps: Step[] = [];
  for (const part of schema.allOf ?? []) steps.push(...context.plan(part, subject));
  if (schema.oneOf !== undefined) steps.push(...planChoice(schema, schema.oneOf, "one", subject, context));
  if (schema.anyOf !== undefined) steps.push(...planChoice(schema, schema.anyOf, "any", subject, context));
  if (schema.not !== undefined) {
    const holds = predicateOf(schema.not, { ...subject, hint: partHint(subject.hint, "refused") }, context);
    const expected = describeExcluded(schema.not, holds === yes, context);
    const complaint = { code: "not", expected, at: schema.not.at, subject: subject.code };
    if (holds === yes) steps.push(never(complaint));
    else if (holds !== no) steps.push({ kind: "negation", holds, complaint });
  }
  if (schema.condition !== undefined) steps.push(...planCondition(schema.condition, subject, context));
  if (schema.ref !== undefined) steps.push(planModel(schema.ref, subject, context));
  return steps;
}

/** What a value has to be so as not to be what is excluded. */
function describeExcluded(excluded: Schema, all: boolean, { nameOf }: PlanContext): string {
  if (all) return "left out";
  const { at: _at, notes: _notes, types, ref, const: only, enum: listed, ...others } = excluded;
  const values = only === undefined ? listed : [only.value];
  const isMore = Object.keys(others).length > 0;
  if (values !== undefined) return `other than ${describeValues(values)}`;
  if (types !== undefined && !isMore) return `anything but ${describeTypes(types)}`;
  return ref !== undefined && !isMore ? `anything but ${nameOf(ref)}` : "none of what is excluded";
}

/** A model's own function; a few values are compared where they are needed, which costs less than the call. */
function planModel(id: ModelId, subject: Subject, context: PlanContext): CallStep {
  const schema = context.lookup(id);
  // Of a value that TypeScript has narrowed, `===` may be refused.
  const compares = isShortEnumeration(schema) && !subject.known.narrowed;
  const [inPlace, ...rest] = (compares ? planValues(schema, subject, context) : undefined) ?? [];
  subject.known.narrowed = true;
  const aside = subject.readLater && { aside: subject.readLater };
  const call = { kind: "call", model: id, subject: subject.code, ...aside } as const;
  return inPlace?.kind === "assertion" && !inPlace.never && rest.length === 0 ? { ...call, inPlace } : call;
}

function planCondition(condition: Condition, subject: Subject, context: PlanContext): Step[] {
  const branch = (schema: Schema | undefined): readonly Step[] => {
    if (schema === undefined) return [];
    const known = { ...subject.known };
    const inner: Subject = { ...subject, scope: subject.scope.nest(), known, readLater: true };
    const steps = context.plan(schema, inner);
    if (!known.narrowed || steps.every(({ kind }) => kind === "call")) return steps;
    const holds = predicateCall(schema, { ...subject, hint: partHint(subject.hint, "then") }, context);
    const complaint = {
      code: "if",
      expected: "as its other members ask",
      at: schema.at,
      subject: subject.code,
    };
    return [{ kind: "assertion", holds, fails: code`!${holds}`, complaint }];
  };
  const then = branch(condition.then);
  const otherwise = branch(condition.else);
  if (then.length === 0 && otherwise.length === 0) return [];
  // A function, so that what it finds out does not narrow the value for what follows.
  const tested = predicateCall(
    condition.if,
    { ...subject, hint: partHint(subject.hint, "condition") },
    context,
  );
  return [{ kind: "conditional", condition: tested, then, otherwise }];
}
