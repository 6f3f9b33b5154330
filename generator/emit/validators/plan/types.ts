import { type JsonType, type Schema, viewedDate } from "../../../ir/index.ts";
import { allKinds, type Kind, type PlanContext, type Subject } from "../context.ts";
import { enumerate, kindOf, never, nouns } from "../facts/types.ts";
import type { BranchCase, Step } from "../step.ts";
import { planArray } from "./arrays.ts";
import { planNumber } from "./numbers.ts";
import { planObject } from "./objects.ts";
import { planString } from "./strings.ts";
import { viewedCase, viewedTest } from "./views.ts";

/** `type`, and the rules of each type: what is asked of a value depends on its type. */
export function planTypes(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  // A date that says no type is one of the view's dates all the same, as its type says.
  const dated = schema.types === undefined && viewedDate(schema, context.view) !== undefined;
  const types = dated ? (["string"] as const) : schema.types;
  const asked = types === undefined ? allKinds : kindsOfTypes(types);
  const kinds = [...asked].filter((kind) => subject.known.kinds.has(kind));
  const complaint =
    types === undefined
      ? undefined
      : {
          code: "type",
          expected: describeViewed(types, schema, subject, context),
          at: schema.at,
          subject: subject.code,
        };
  if (kinds.length === 0 && complaint !== undefined) {
    return [never(complaint)];
  }
  const untold = subject.known.untold === true;
  const established = types !== undefined && subject.known.kinds.size === 1 && !untold;
  const isNew = types !== undefined && (untold || subject.known.kinds.size > kinds.length);
  if (types !== undefined) subject.known.untold = false;
  if (types !== undefined) subject.known.kinds = new Set(kinds);
  const cases = kinds
    .map((kind): BranchCase => planKind(kind, schema, subject, context))
    .filter(({ steps }) => types !== undefined || steps.length > 0);
  if (cases.length === 0 || (!isNew && cases.every(({ steps }) => steps.length === 0))) return [];
  const told = isNew ? cases.map((one) => toldAtOnce(one, subject)) : cases;
  return [
    {
      kind: "branch",
      subject: subject.code,
      cases: told,
      complaint: isNew ? complaint : undefined,
      established,
    },
  ];
}

function planKind(kind: Kind, schema: Schema, subject: Subject, context: PlanContext): BranchCase {
  const viewed = viewedCase(kind, schema, subject, context);
  if (viewed !== undefined) return viewed;
  // What is said of the whole value inside is said of a value of this kind.
  const { code, hint, scope } = subject;
  const inner: Subject = { code, hint, scope, known: { kinds: only[kind], narrowed: true } };
  const steps = rules[kind]?.(schema, inner, context) ?? [];
  const { holds, fails } = viewedTest(kind, schema, code, context);
  return { holds, fails, steps };
}

/**
 * One call tells a number without further rules, whatever the value is. Only where all that is of no case is refused.
 * @param otherwise the case where there are further rules
 */
export function toldAtOnce(one: BranchCase, { known }: Subject, otherwise: BranchCase = one): BranchCase {
  const [step] = one.steps;
  if (one.steps.length !== 1 || step?.kind !== "assertion" || step.complaint.code !== "type")
    return otherwise;
  known.untold = true;
  return { holds: step.holds, fails: step.fails, steps: [] };
}

function kindsOfTypes(types: readonly JsonType[]): ReadonlySet<Kind> {
  const [first] = types;
  return types.length === 1 && first !== undefined ? only[kindOf(first)] : new Set(types.map(kindOf));
}

const only: Readonly<Record<Kind, ReadonlySet<Kind>>> = {
  null: new Set(["null"]),
  boolean: new Set(["boolean"]),
  number: new Set(["number"]),
  string: new Set(["string"]),
  array: new Set(["array"]),
  object: new Set(["object"]),
};

type PlanRules = (schema: Schema, subject: Subject, context: PlanContext) => readonly Step[];

const rules: Readonly<Partial<Record<Kind, PlanRules>>> = {
  number: planNumber,
  string: planString,
  array: planArray,
  object: planObject,
};

/** The types as they are in the model's view. */
function describeViewed(
  types: readonly JsonType[],
  schema: Schema,
  subject: Subject,
  context: PlanContext,
): string {
  const words = types.map(
    (type) => viewedCase(kindOf(type), schema, subject, context)?.expected ?? nouns[type],
  );
  return enumerate(words);
}
