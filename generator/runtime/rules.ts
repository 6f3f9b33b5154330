import type { Issues } from "./issues.ts";

/** Says what is wrong with a value: the second pass, taken only where the first one failed. */
export type Explain = (value: unknown, issues: Issues, at: string, rule: Rule) => void;

/** A schema as data: what it is in JSON Schema, and what it says of a value that is not valid. */
export class Rule {
  readonly schema: { readonly [keyword: string]: unknown };
  readonly explain: Explain;
  /** Where nothing else is asked of a value: what `typeof` says of it. */
  readonly only: string | undefined;
  /** The name and the place of a model's schema. */
  readonly model: readonly [name: string, pointer: string] | undefined;

  constructor(schema: Rule["schema"], explain: Explain, more: RuleDetails = {}) {
    this.schema = schema;
    this.explain = explain;
    this.only = more.only;
    this.model = more.model;
  }
}

type RuleDetails = { readonly [K in "only" | "model"]?: Rule[K] };

/** Makes the rule of a model: called where it is needed first, so that nothing is made of models that all values fit. */
export interface Rules {
  (): Rule;
  made?: Rule;
}

/** A rule, or the model whose it is. */
export type Part = Rule | Rules;

/** The rule of a model, made once. */
export function ruleOf(part: Part): Rule {
  if (typeof part !== "function") return part;
  part.made ??= part();
  return part.made;
}

/** Adds what a rule has to say of a value. `at`: the schema's place, where it is not a model's. */
export function explain(part: Part, value: unknown, issues: Issues, at = ""): void {
  const rule = ruleOf(part);
  rule.explain(value, issues, rule.model?.[1] ?? at, rule);
}

/** Explains a member or an item. */
export function within(key: string | number, part: Part, value: unknown, issues: Issues, at?: string): void {
  issues.enter(key);
  explain(part, value, issues, at);
  issues.leave();
}

/** The rule of a model by its name and the place of its schema. */
export function model(name: string, pointer: string, part: Rule): Rule {
  const { schema, explain } = part;
  return new Rule(schema, explain, { model: [name, pointer] });
}

/** A rule whose schema stands elsewhere than where the others around it lead to. */
export function placed(pointer: string, { schema, explain }: Rule): Rule {
  return new Rule(schema, (value, issues, _, rule) => explain(value, issues, pointer, rule));
}

/** `a string or null`. */
export function nounOf({ schema }: Rule): string {
  const types = [schema.type].flat().map(String);
  return types
    .map((type) => (type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`))
    .join(" or ");
}

/** Complains of a value's type. */
export function refuseType(value: unknown, issues: Issues, at: string, rule: Rule): void {
  issues.add("type", nounOf(rule), value, at);
}

function typed(type: string, test: (value: unknown) => boolean, only?: string): Rule {
  return new Rule(
    { type },
    (value, issues, at, rule) => {
      if (!test(value)) refuseType(value, issues, at, rule);
    },
    { only },
  );
}

/** What any value satisfies. */
export const anything: Rule = /* @__PURE__ */ new Rule({}, () => {});

/** What no value satisfies. */
export const nothing: Rule = /* @__PURE__ */ new Rule({ not: {} }, (value, issues, at) =>
  issues.add("not", "left out", value, at),
);

export const string: Rule = /* @__PURE__ */ typed("string", (value) => typeof value === "string", "string");
export const boolean: Rule = /* @__PURE__ */ typed(
  "boolean",
  (value) => typeof value === "boolean",
  "boolean",
);
export const number: Rule = /* @__PURE__ */ typed("number", Number.isFinite);
export const integer: Rule = /* @__PURE__ */ typed("integer", Number.isInteger);
export const nil: Rule = /* @__PURE__ */ typed("null", (value) => value === null);
