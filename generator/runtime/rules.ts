import type { Issues } from "./issues.ts";

/**
 * What is said of a value that is not valid: the second pass, taken only where the first one failed. `at`: the schema's
 * place; `noun`: what messages call the values, where that is not what the rule itself calls them.
 */
export type Explain = (
  value: unknown,
  issues: Issues,
  at: string,
  noun?: string,
  next?: FindFault,
  fault?: number,
) => void;

/** Writes a schema of draft 2020-12 in another dialect; throws where that has no words for it. */
export type Translate = (schema: Keywords, target: string) => Keywords;

/** A JSON Schema; in the places of schemas inside it stand rules. */
export interface Keywords {
  readonly [keyword: string]: unknown;
}

/** A schema as data: what it is in JSON Schema, what it says of values, and its translation where dialects differ. */
export class Rule {
  declare readonly schema: Keywords;
  declare readonly explain: Explain;
  declare readonly translate: Translate | undefined;
  /** What messages call the values, where their type is all that is asked. */
  declare readonly noun: string | undefined;
  /** Where the schema stands, if it is not where the rules around it lead to. */
  declare readonly place: string | undefined;

  constructor(schema: Keywords, explain: Explain, translate?: Translate, noun?: string, place?: string) {
    this.schema = schema;
    this.explain = explain;
    this.translate = translate;
    this.noun = noun;
    this.place = place;
  }
}

/**
 * Of an object, the number of the first member at fault after the first `from` ones, in the order of its rule, from one
 * on; what is asked of other members comes after all of them. Of an array, that of an item. 0 where nothing is wrong, -1
 * where something is and there is no telling what.
 */
export type FindFault = (value: unknown, from: number) => number;

/** The rule of a model: its name, the place of its schema, and what finds the members that are worth a closer look. */
export type NamedRule = readonly [name: string, pointer: string, rule: Part, next?: FindFault];

/** Makes the rule of a model: called where it is needed first, so that nothing is made of models that all values fit. */
export interface Rules {
  (): NamedRule;
  made?: NamedRule;
}

/** A rule, or that of a model. */
export type Part = Rule | Rules;

/** Adds what a rule has to say of a value; `fault`: the first member at fault, where it is known already. */
export function explain(part: Part, value: unknown, issues: Issues, at = "", fault?: number): void {
  if (typeof part !== "function") return part.explain(value, issues, at);
  const named = ruleOf(part);
  const rule = named[2];
  if (typeof rule === "function") explain(rule, value, issues);
  else rule.explain(value, issues, named[1], undefined, named[3], fault);
}

/** The rule of a model, made once. */
export function ruleOf(rules: Rules): NamedRule {
  rules.made ??= rules();
  return rules.made;
}

/** Explains a member or an item; `isWrong`: there is no need to look whether something is wrong with it. */
export function within(
  key: string | number,
  part: Part,
  value: unknown,
  issues: Issues,
  at = "",
  isWrong = false,
): void {
  const noun = isWrong && typeof part !== "function" ? part.noun : undefined;
  if (noun !== undefined) return issues.add("type", noun, value, at, key);
  issues.enter(key);
  explain(part, value, issues, at);
  issues.leave();
}
