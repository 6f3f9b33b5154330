import type { Schema } from "../../../ir/index.ts";
import type { Code } from "../../../print/index.ts";
import { access, type Kind, type PlanContext, partHint, type Subject } from "../context.ts";
import { kindsOf } from "../facts/kinds.ts";
import { findTag } from "../facts/tags.ts";
import { describeTypes, never, ordinal, testOf } from "../facts/types.ts";
import type { BranchCase, Step } from "../step.ts";
import { no, predicateOf, yes } from "./predicates.ts";
import { toldAtOnce } from "./types.ts";
import { describeValues } from "./values.ts";

type Mode = "any" | "one";

/**
 * `anyOf` and `oneOf`. Where the options cannot hold together, because of their types or of a tag that each proves,
 * the value itself says which of them to check; that gives the same verdict, sooner, and issues that speak to the point.
 */
export function planChoice(
  schema: Schema,
  options: readonly Schema[],
  mode: Mode,
  subject: Subject,
  context: PlanContext,
): readonly Step[] {
  if (options.length === 1) return context.plan(options[0] as Schema, subject);
  return (
    planByKind(schema, options, mode, subject, context) ??
    planByTag(schema, options, mode, subject, context) ??
    planEach(schema, options, mode, subject, context)
  );
}

function keywordOf(mode: Mode): string {
  return mode === "any" ? "anyOf" : "oneOf";
}

/** Options of which no two accept a value of the same JSON type. */
function planByKind(
  schema: Schema,
  options: readonly Schema[],
  mode: Mode,
  subject: Subject,
  context: PlanContext,
): readonly Step[] | undefined {
  if (subject.known.narrowed || context.view.dates === "Date" || context.view.int64 !== "number")
    return undefined;
  const kinds = options.map((option) =>
    kindsOf(option, context).filter((kind) => subject.known.kinds.has(kind)),
  );
  const all = kinds.flat();
  if (new Set(all).size !== all.length || all.length === 0) return undefined;
  const cases = options.flatMap((option, index) =>
    (kinds[index] as readonly Kind[]).map((kind): BranchCase => {
      const inner: Subject = {
        ...subject,
        hint: optionHint(option, index, subject, context),
        scope: all.length === 1 ? subject.scope : subject.scope.nest(),
        known: { kinds: new Set([kind]), narrowed: false },
      };
      return { ...testOf(kind, subject.code), steps: context.plan(option, inner) };
    }),
  );
  subject.known.kinds = new Set(all);
  subject.known.untold = false;
  const complaint = {
    code: keywordOf(mode),
    expected: describeTypes(all),
    at: schema.at,
    subject: subject.code,
  };
  subject.known.narrowed ||= cases.some(({ steps }) => steps.some(({ kind }) => kind === "call"));
  const told = lastCalls(cases).map((one) => numberAtOnce(one, subject));
  return [{ kind: "branch", subject: subject.code, cases: told, complaint, established: false }];
}

/** An option that asks no more of a number than what it is. */
function numberAtOnce(one: BranchCase, subject: Subject): BranchCase {
  const [step] = one.steps;
  const alone = one.steps.length === 1 && step?.kind === "branch" && step.established;
  const [inner] = alone ? step.cases : [];
  return inner === undefined ? one : toldAtOnce(inner, subject, one);
}

/** A case that only calls a predicate needs no test of its own where it comes last. */
function lastCalls(cases: readonly BranchCase[]): readonly BranchCase[] {
  const calls = ({ steps }: BranchCase): boolean => steps.length === 1 && steps[0]?.kind === "call";
  return [...cases.filter((one) => !calls(one)), ...cases.filter(calls)];
}

/** Objects that each say, by a constant member, what they are. */
function planByTag(
  schema: Schema,
  options: readonly Schema[],
  mode: Mode,
  subject: Subject,
  context: PlanContext,
): readonly Step[] | undefined {
  if (subject.known.narrowed) return undefined;
  const tag = findTag(schema, options, context);
  if (tag === undefined || !subject.known.kinds.has("object")) return undefined;
  const established = subject.known.kinds.size === 1;
  const complaint = { code: "type", expected: "an object", at: schema.at, subject: subject.code };
  const cases = options.map((option, index) => {
    const inner: Subject = {
      ...subject,
      hint: optionHint(option, index, subject, context),
      scope: subject.scope.nest(),
      known: { kinds: new Set<Kind>(["object"]), narrowed: false },
    };
    return {
      tags: tag.values[index] as readonly (string | number | boolean)[],
      steps: context.plan(option, inner),
    };
  });
  const load = access(subject.code, tag.key);
  subject.known.kinds = new Set(["object"]);
  subject.known.narrowed = true;
  const dispatch: Step = {
    kind: "dispatch",
    subject: subject.code,
    key: tag.key,
    load,
    cases,
    complaint: {
      code: keywordOf(mode),
      expected: describeValues(tag.values.flat()),
      at: schema.at,
      subject: load,
      key: tag.key,
    },
  };
  const test = { ...testOf("object", subject.code), steps: [dispatch] };
  return [
    {
      kind: "branch",
      subject: subject.code,
      cases: [test],
      complaint: established ? undefined : complaint,
      established,
    },
  ];
}

/** One after the other. */
function planEach(
  schema: Schema,
  options: readonly Schema[],
  mode: Mode,
  subject: Subject,
  context: PlanContext,
): readonly Step[] {
  const all = options.map(
    (option, index): Code =>
      predicateOf(option, { ...subject, hint: optionHint(option, index, subject, context) }, context),
  );
  if (mode === "any" && all.includes(yes)) return [];
  const predicates = all.filter((predicate) => predicate !== no);
  subject.known.narrowed = true;
  const names = options.map((option) => (option.ref === undefined ? undefined : context.nameOf(option.ref)));
  const named = names.every((name) => name !== undefined);
  const many =
    mode === "any" ? "one of the forms that are allowed" : "exactly one of the forms that are allowed";
  const expected =
    named && names.length <= 6 ? `${mode === "one" ? "exactly one of " : ""}${names.join(" or ")}` : many;
  const complaint = { code: keywordOf(mode), expected, at: schema.at, subject: subject.code };
  if (predicates.length === 0) return [never(complaint)];
  return [{ kind: "choice", mode, options: predicates, complaint }];
}

function optionHint(option: Schema, index: number, subject: Subject, context: PlanContext): string {
  if (option.ref !== undefined) return partHint(subject.hint, context.nameOf(option.ref));
  return partHint(subject.hint, option.notes.title ?? ordinal(index));
}
