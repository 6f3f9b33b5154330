import { check } from "../../../check/index.ts";
import type { Origin } from "../../../diagnostics/index.ts";
import type { Property, Schema } from "../../../ir/index.ts";
import { code, printExpression, raw } from "../../../print/index.ts";
import {
  access,
  keyInView,
  newSubject,
  type PlanContext,
  partHint,
  readInto,
  type Subject,
} from "../context.ts";
import type { MemberStep } from "../step.ts";

/** What is asked of a member that is known by its key; `shared`: what a loop over the keys reads each member into. */
export function planMember(
  property: Property & { readonly at: Origin },
  required: ReadonlySet<string>,
  subject: Subject,
  scope: Subject["scope"],
  shared: string | undefined,
  context: PlanContext,
): MemberStep {
  const key = keyInView(property, context);
  const inner = shared === undefined ? scope : scope.nest();
  const presence = required.has(property.key) ? "required" : "optional";
  const place = access(subject.code, key);
  const written = printExpression(place);
  const isNarrowed = scope.narrowed.has(written);
  const load = isNarrowed ? code`(${place} as unknown)` : place;
  const once = shared === undefined && presence === "required" && isReadOnce(property.schema);
  if (once) scope.narrowed.add(written);
  const variable = once ? undefined : (shared ?? scope.declare(key));
  const value = variable === undefined ? load : raw(variable);
  const readFresh = variable === undefined ? undefined : readInto(variable, subject.code, key);
  return {
    key,
    variable,
    load,
    read: isNarrowed && variable !== undefined ? code`const ${value} = ${load};` : readFresh,
    presence,
    refusesAbsence:
      presence === "required" &&
      check(undefined, property.schema, (id) => context.lookup(id)).verdict === "invalid",
    steps: context.plan(property.schema, {
      ...newSubject("", partHint(subject.hint, property.name), inner),
      code: value,
    }),
    complaint: { code: "required", expected: "present", at: property.schema.at, subject: value, key },
  };
}

/** Whether one look at a value tells all: its type, one model, or one value that it has to be. */
function isReadOnce({ at: _at, notes: _notes, types, ref, const: only, ...others }: Schema): boolean {
  if (Object.keys(others).length > 0) return false;
  if (only !== undefined) return ref === undefined;
  return ref === undefined ? types?.length === 1 && types[0] !== "object" : types === undefined;
}
