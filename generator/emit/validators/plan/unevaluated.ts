import type { ModelId, Schema } from "../../../ir/index.ts";
import { type Code, code, join, lines, nothing, raw } from "../../../print/index.ts";
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
import { testOf } from "../facts/types.ts";
import type { Scope } from "../scope.ts";
import type { Step } from "../step.ts";
import { refusing } from "./objects.ts";
import { predicateCall, predicateOf } from "./predicates.ts";

/**
 * `unevaluatedProperties` and `unevaluatedItems`: what no other keyword of the schema, nor of those that it applies to
 * the same value and that hold, has looked at. A function collects what has been; only such schemas pay for it.
 */
export function planUnevaluated(schema: Schema, subject: Subject, context: PlanContext): readonly Step[] {
  const steps: Step[] = [];
  const { unevaluatedProperties } = schema.object ?? {};
  const { unevaluatedItems } = schema.array ?? {};
  if (unevaluatedProperties !== undefined)
    steps.push(...planRest(schema, unevaluatedProperties, "keys", subject, context));
  if (unevaluatedItems !== undefined)
    steps.push(...planRest(schema, unevaluatedItems, "items", subject, context));
  return steps;
}

type Of = "keys" | "items";

/** By a function of its own, so that what has been checked before does not narrow the value. */
function planRest(schema: Schema, rest: Schema, of: Of, subject: Subject, context: PlanContext): Step[] {
  const value = subject.scope.declare("rest");
  const scope = subject.scope.nest();
  const seenName = scope.declare("seen");
  const key = scope.declare(of === "keys" ? "key" : "index");
  const variable = scope.declare(of === "keys" ? "member" : "item");
  const planned = context.plan(rest, newSubject(variable, partHint(subject.hint, "rest"), scope));
  const steps = refusing(planned, of === "keys" ? "unevaluatedProperties" : "unevaluatedItems");
  if (steps.length === 0) return [];
  const kind = of === "keys" ? "object" : "array";
  const seen = collector(schema, of, subject.hint, context);
  const test = testOf(kind, raw(value));
  return [
    {
      kind: "unevaluated",
      of,
      value: subject.code,
      subject: raw(value),
      name: value,
      holds: test.holds,
      seen: code`${seen}(${raw(value)})`,
      seenName,
      key,
      variable,
      steps,
    },
  ];
}

/** The function that collects the keys or indexes that a schema evaluates in a value that satisfies it. */
function collector(schema: Schema, of: Of, hint: string, context: PlanContext): Code {
  return context.helpers.declare({
    identity: schema,
    hint: of === "keys" ? `keysSeenBy${hint}` : `itemsSeenBy${hint}`,
    parameter: code`value: ${parameterType(of)}`,
    result: `Set<${elementType(of)}>`,
    body: (scope) => collectorBody(schema, of, { scope, hint, context, whole: false }),
  });
}

function collectorBody(
  schema: Schema,
  of: Of,
  to: Pick<Collecting, "scope" | "hint" | "context" | "whole">,
): Code {
  const seen = raw(to.scope.declare("seen"));
  return lines([
    code`const ${seen} = new Set<${raw(elementType(of))}>();`,
    collect(schema, of, { ...to, value: raw("value"), seen }),
    code`return ${seen};`,
  ]);
}

function elementType(of: Of): string {
  return of === "keys" ? "string" : "number";
}

function parameterType(of: Of): Code {
  return of === "keys" ? runtime("JsonObject", "type") : raw("readonly unknown[]");
}

interface Collecting {
  readonly value: Code;
  readonly seen: Code;
  readonly scope: Scope;
  readonly hint: string;
  readonly context: PlanContext;
  /** Whether the schema's own `unevaluated…` counts: not where it is what is being checked. */
  readonly whole: boolean;
}

function collect(schema: Schema, of: Of, to: Collecting): Code {
  const own = of === "keys" ? collectKeys(schema, to) : collectItems(schema, to);
  return join([own, collectInPlace(schema, of, to)], "\n");
}

function collectKeys(
  { object = {} }: Schema,
  { value, seen, scope, hint, context, whole }: Collecting,
): Code {
  const { properties = [], patternProperties = [], additionalProperties, unevaluatedProperties } = object;
  if (additionalProperties !== undefined || (whole && unevaluatedProperties !== undefined)) {
    const key = raw(scope.nest().declare("key"));
    return code`for (const ${key} in ${value}) ${seen}.add(${key});`;
  }
  const known = properties.map((property) => code`${seen}.add(${keyInView(property, context)});`);
  const matching = patternProperties.map((rule) => {
    const key = raw(scope.nest().declare("key"));
    return code`for (const ${key} in ${value}) if (${matchesPattern(rule, key, hint, context)}) ${seen}.add(${key});`;
  });
  return lines([...known, ...matching]);
}

function collectItems(
  { array = {} }: Schema,
  { value, seen, scope, hint, context, whole }: Collecting,
): Code {
  const { prefixItems = [], items, contains, unevaluatedItems } = array;
  const inner = scope.nest();
  const index = raw(inner.declare("index"));
  const each = (limit: Code): Code =>
    code`for (let ${index} = 0; ${index} < ${limit}; ${index}++) ${seen}.add(${index});`;
  const all = items !== undefined || (whole && unevaluatedItems !== undefined);
  const before = all
    ? each(code`${value}.length`)
    : prefixItems.length > 0
      ? each(code`Math.min(${value}.length, ${prefixItems.length})`)
      : nothing;
  if (contains === undefined || all) return before;
  const item = inner.declare("item");
  const matches = predicateOf(contains, newSubject(item, partHint(hint, "match"), inner), context);
  const found = code`
    ${value}.forEach((${raw(item)}: unknown, ${index}) => {
      if (${matches}) ${seen}.add(${index});
    });
  `;
  return lines([before, found]);
}

/** What schemas applied to the same value evaluate, where they hold. */
function collectInPlace(schema: Schema, of: Of, to: Collecting): Code {
  const { context, scope, value, hint } = to;
  const inside = { ...to, whole: true };
  const pieces: Code[] = (schema.allOf ?? []).map((part) => collect(part, of, inside));
  const subject = newSubject("value", hint, scope);
  const where = (condition: Code, part: Schema, label: string): Code => {
    const body = collect(part, of, { ...inside, hint: partHint(hint, label), scope: scope.nest() });
    return body.parts.length === 0 ? nothing : block(condition, body);
  };
  for (const options of [schema.anyOf, schema.oneOf]) {
    options?.forEach((option, index) => {
      const label = option.ref === undefined ? `option${index + 1}` : context.nameOf(option.ref);
      pieces.push(
        where(predicateCall(option, { ...subject, hint: partHint(hint, label) }, context), option, label),
      );
    });
  }
  if (schema.condition !== undefined)
    pieces.push(collectCondition(schema, of, { ...inside, scope: scope.nest() }, subject));
  for (const { key, schema: dependent } of of === "keys" ? (schema.object?.dependentSchemas ?? []) : []) {
    const known = [...(schema.object?.properties ?? []), ...(schema.object?.names ?? [])].find(
      (property) => property.key === key,
    );
    const trigger = access(value, known === undefined ? key : keyInView(known, context));
    pieces.push(where(code`${trigger} !== undefined`, dependent, key));
  }
  if (schema.ref !== undefined) pieces.push(collectModel(schema.ref, of, to));
  return lines(pieces);
}

function collectCondition(schema: Schema, of: Of, to: Collecting, subject: Subject): Code {
  const { condition } = schema;
  if (condition === undefined) return nothing;
  const { context, hint } = to;
  const tested = predicateCall(condition.if, { ...subject, hint: partHint(hint, "condition") }, context);
  const then = lines([
    collect(condition.if, of, to),
    condition.then === undefined
      ? nothing
      : collect(condition.then, of, { ...to, hint: partHint(hint, "then") }),
  ]);
  const otherwise =
    condition.else === undefined
      ? nothing
      : collect(condition.else, of, { ...to, hint: partHint(hint, "else") });
  return lines([
    then.parts.length === 0 ? nothing : block(tested, then),
    otherwise.parts.length === 0 ? nothing : block(code`!${tested}`, otherwise),
  ]);
}

/** Another model's schema: by a function that is made once, so that models that refer to each other do too. */
function collectModel(id: ModelId, of: Of, { value, seen, context }: Collecting): Code {
  const target = context.lookup(id);
  const name = context.nameOf(id);
  const collected = context.helpers.declare({
    identity: `${of} ${id}`,
    hint: of === "keys" ? `keysSeenBy${name}` : `itemsSeenBy${name}`,
    parameter: code`value: ${parameterType(of)}`,
    result: `Set<${elementType(of)}>`,
    body: (scope) => collectorBody(target, of, { scope, hint: name, context, whole: true }),
  });
  return code`for (const one of ${collected}(${value})) ${seen}.add(one);`;
}

function block(condition: Code, body: Code): Code {
  return code`
    if (${condition}) {
      ${body}
    }
  `;
}
