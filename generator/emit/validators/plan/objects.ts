import { check } from "../../../check/index.ts";
import type { Origin } from "../../../diagnostics/index.ts";
import type { ObjectRules, Property, Schema } from "../../../ir/index.ts";
import { type Code, code, operators, raw } from "../../../print/index.ts";
import {
  access,
  keyInView,
  matchesPattern,
  newSubject,
  type PlanContext,
  partHint,
  runtime,
  type Subject,
} from "../context.ts";
import type { Complaint, ObjectStep, RestStep, Step } from "../step.ts";
import { chooseStrategy } from "../strategy.ts";
import { planMember } from "./members.ts";
import { predicateOf } from "./predicates.ts";

/** What is asked of objects: their members, the keys beside them, and what some members ask of others. */
export function planObject(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  const rules = schema.object ?? {};
  return [
    ...planCounts(schema, rules, subject),
    ...planMembers(schema, rules, subject, context),
    ...planNames(schema, rules, subject, context),
    ...planDependencies(schema, rules, subject, context),
  ];
}

function planCounts(
  schema: Schema,
  { minProperties = 0, maxProperties }: ObjectRules,
  subject: Subject,
): Step[] {
  const steps: Step[] = [];
  const count = code`${runtime("countKeys")}(${subject.code})`;
  const complain = (keyword: string, expected: string): Complaint => ({
    code: keyword,
    expected,
    at: schema.at,
    subject: subject.code,
  });
  if (minProperties > 0) {
    const complaint = complain("minProperties", `an object with at least ${membersOf(minProperties)}`);
    steps.push({
      kind: "assertion",
      holds: code`${count} >= ${minProperties}`,
      fails: code`${count} < ${minProperties}`,
      complaint,
    });
  }
  if (maxProperties !== undefined) {
    const complaint = complain("maxProperties", `an object with at most ${membersOf(maxProperties)}`);
    steps.push({
      kind: "assertion",
      holds: code`${count} <= ${maxProperties}`,
      fails: code`${count} > ${maxProperties}`,
      complaint,
    });
  }
  return steps;
}

function membersOf(count: number): string {
  return count === 1 ? "1 property" : `${count} properties`;
}

function planMembers(
  schema: Schema,
  rules: ObjectRules,
  subject: Subject,
  context: PlanContext,
): ObjectStep[] {
  const { properties = [], required = [] } = rules;
  const others = beside(rules);
  const all: readonly (Property & { readonly at: Origin })[] = [
    ...properties.map((property) => ({ ...property, at: property.schema.at })),
    ...requiredAlone(rules).map((property) => ({
      ...property,
      at: schema.at,
      schema: others ?? { at: schema.at, notes: schema.notes },
    })),
  ];
  const strategy = context.loaded === rules ? "loads" : chooseStrategy(rules);
  // Members that are loaded one by one are constants of the function; those of a loop are its block's.
  const scope = strategy === "loads" ? subject.scope : subject.scope.nest();
  const shared =
    strategy === "keys"
      ? {
          key: scope.declare("key"),
          variable: scope.declare("member"),
          count: subject.scope.declare("required"),
        }
      : undefined;
  const needed = new Set(required);
  const members = all
    .map((property) => planMember(property, needed, subject, scope, shared?.variable, context))
    .filter(({ presence, steps }) => presence === "required" || steps.length > 0);
  const rest = planRest(rules, subject, shared, context);
  if (members.length === 0 && rest === undefined) return [];
  return [
    { kind: "object", subject: subject.code, members, rest, loop: members.length === 0 ? undefined : shared },
  ];
}

/** The keys that have to be there and that no property speaks of. */
function requiredAlone({
  properties = [],
  required = [],
  names = [],
}: ObjectRules): Omit<Property, "schema">[] {
  const known = new Set(properties.map(({ key }) => key));
  const alone = [...new Set(required)].filter((key) => !known.has(key));
  return alone.map((key) => ({ key, name: names.find((other) => other.key === key)?.name ?? key }));
}

/** What is asked of every member that no property speaks of: as if one spoke of those that have to be there. */
function beside({ patternProperties = [], additionalProperties }: ObjectRules): Schema | undefined {
  return patternProperties.length === 0 ? additionalProperties : undefined;
}

/** `patternProperties` and `additionalProperties`. */
function planRest(
  rules: ObjectRules,
  subject: Subject,
  shared: { readonly key: string; readonly variable: string } | undefined,
  context: PlanContext,
): RestStep | undefined {
  const { properties = [], patternProperties = [], additionalProperties } = rules;
  const scope = subject.scope.nest();
  const key = shared?.key ?? scope.declare("key");
  const variable = shared?.variable ?? scope.declare("member");
  const patterns = patternProperties.map((rule, index) => {
    const hint = partHint(subject.hint, patternProperties.length === 1 ? "keys" : `${index + 1}`);
    const matches = matchesPattern(rule, raw(key), hint, context);
    return { matches, steps: context.plan(rule.schema, newSubject(variable, hint, scope.nest())) };
  });
  const otherwise =
    additionalProperties === undefined
      ? []
      : refusing(
          context.plan(
            additionalProperties,
            newSubject(variable, partHint(subject.hint, "value"), scope.nest()),
          ),
          "additionalProperties",
        );
  if (otherwise.length === 0 && patterns.every(({ steps }) => steps.length === 0)) return undefined;
  return {
    key,
    variable,
    count: scope.declare("count"),
    patterns,
    known: [...properties, ...(beside(rules) === undefined ? [] : requiredAlone(rules))].map((property) =>
      keyInView(property, context),
    ),
    otherwise,
  };
}

/** What nothing satisfies is refused in the name of the keyword that brought it here. */
export function refusing(steps: readonly Step[], keyword: string): readonly Step[] {
  return steps.map((step) =>
    step.kind === "assertion" && step.never
      ? { ...step, complaint: { ...step.complaint, code: keyword, expected: "left out" } }
      : step,
  );
}

function planNames(schema: Schema, rules: ObjectRules, subject: Subject, context: PlanContext): Step[] {
  const { propertyNames } = rules;
  if (propertyNames === undefined) return [];
  const scope = subject.scope.nest();
  const key = scope.declare("key");
  const inner = newSubject(key, partHint(subject.hint, "key"), scope);
  inner.known.kinds = new Set(["string"]);
  const holds = judgeNames(predicateOf(propertyNames, inner, context), rules, raw(key), context);
  const complaint = {
    code: "propertyNames",
    expected: "a key that is allowed",
    at: propertyNames.at,
    subject: raw(key),
  };
  return schema.object === undefined ? [] : [{ kind: "keys", subject: subject.code, key, holds, complaint }];
}

/** What is asked of keys is asked of those on the wire: of keys that the model has others for, the verdict is known. */
function judgeNames(
  holds: Code,
  { propertyNames, properties = [], names = [] }: ObjectRules,
  key: Code,
  context: PlanContext,
): Code {
  const renamed = [...properties, ...names].filter((known) => keyInView(known, context) !== known.key);
  const isValid = (known: string): boolean =>
    propertyNames === undefined ||
    check(known, propertyNames, (id) => context.lookup(id)).verdict === "valid";
  const tests = renamed.map((known) =>
    isValid(known.key)
      ? { mark: "||", test: code`${key} === ${known.name}` }
      : { mark: "&&", test: code`${key} !== ${known.name}` },
  );
  const of = (mark: string): Code[] => tests.filter((one) => one.mark === mark).map(({ test }) => test);
  const [valid, invalid] = [of("||"), of("&&")];
  const asked = invalid.length === 0 ? holds : code`(${operators([...invalid, holds], "&&")})`;
  return valid.length === 0 ? asked : code`(${operators([...valid, asked], "||")})`;
}

/** `dependentRequired` and `dependentSchemas`. */
function planDependencies(
  schema: Schema,
  rules: ObjectRules,
  subject: Subject,
  context: PlanContext,
): Step[] {
  const steps: Step[] = [];
  const viewed = (key: string): string => {
    const property = [...(rules.properties ?? []), ...(rules.names ?? [])].find((known) => known.key === key);
    return property === undefined ? key : keyInView(property, context);
  };
  for (const { key, required } of rules.dependentRequired ?? []) {
    const trigger = access(subject.code, viewed(key));
    for (const other of required) {
      const asked = access(subject.code, viewed(other));
      steps.push({
        kind: "assertion",
        holds: code`(${operators([code`${trigger} === undefined`, code`${asked} !== undefined`], "||")})`,
        fails: operators([code`${trigger} !== undefined`, code`${asked} === undefined`], "&&"),
        complaint: {
          code: "dependentRequired",
          expected: `present, as ${viewed(key)} is`,
          at: schema.at,
          subject: asked,
          key: viewed(other),
        },
      });
    }
  }
  for (const { key, schema: dependent } of rules.dependentSchemas ?? []) {
    const known = { ...subject.known };
    const inner: Subject = { ...subject, known, scope: subject.scope.nest(), readLater: true };
    const then = context.plan(dependent, inner);
    if (then.length === 0) continue;
    steps.push({
      kind: "conditional",
      condition: code`${access(subject.code, viewed(key))} !== undefined`,
      then,
      otherwise: [],
    });
  }
  return steps;
}
