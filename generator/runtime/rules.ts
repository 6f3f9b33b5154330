import type { Issue, Issues } from "./issues.ts";

/**
 * What is said of values of the right type that are not valid: the second pass, taken only where the first one failed.
 * `at`: the schema's place; `number`: the member or item to look at first. Gives that to go on with, if there may be more.
 */
export type Explain = (value: unknown, issues: Issues, at: string, number: number) => unknown;

/** Writes a schema of draft 2020-12 in another dialect; throws where that has no words for it. */
export type Translate = (schema: Keywords, target: string) => Keywords;

/** A JSON Schema; in the places of schemas inside it stand rules. */
export interface Keywords {
  readonly [keyword: string]: unknown;
}

/** A schema as data: what it is in JSON Schema, what it says of values, and its translation where dialects differ. */
export class Rule {
  declare readonly schema: Keywords;
  declare readonly explain: Explain | undefined;
  /** What is asked of a value before all else: what messages call such values, whether one is, and the keyword. */
  declare readonly noun: string | undefined;
  declare readonly is: ((value: unknown) => boolean) | undefined;
  declare readonly code: string;
  declare readonly translate: Translate | undefined;
  /** Where the schema stands, if it is not where the rules around it lead to. */
  declare readonly place: string | undefined;

  constructor(
    schema: Keywords,
    explain?: Explain,
    noun?: string,
    is?: (value: unknown) => boolean,
    translate?: Translate,
    code = "type",
    place?: string,
  ) {
    this.schema = schema;
    this.explain = explain;
    this.noun = noun;
    this.is = is;
    this.code = code;
    this.translate = translate;
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
  /** What is said of members, in the order of their numbers; made where it is needed first. */
  sayings?: readonly (Saying | undefined)[];
}

/** What is said of a member whose value is not what its rule asks for before all else; `is`: where it asks more after that. */
export interface Saying extends Pick<Rule, "is" | "code">, Pick<Issue, "expected" | "pointer"> {
  readonly key: string;
  /** The message but for its end. */
  readonly text: string;
}

/** A rule, or that of a model. */
export type Part = Rule | Rules;

/** Adds what a rule has to say of a value; `fault`: the first member at fault, where it is known already. */
export function explain(
  part: Part,
  value: unknown,
  issues: Issues,
  at = "",
  fault?: number,
  next?: FindFault,
): void {
  if (typeof part === "function") {
    const named = ruleOf(part);
    explain(named[2], value, issues, named[1], fault ?? named[3]?.(value, 0), named[3]);
  } else if (part.is?.(value) === false) issues.add(part.code, part.noun!, value, at);
  else {
    const first = fault ?? -1;
    let number = Math.abs(first);
    while (number && !issues.full) {
      const more = part.explain?.(value, issues, at, number);
      number = more && first > 0 ? next!(value, number) : (more as number);
    }
  }
}

/** The rule of a model, made once. */
export function ruleOf(rules: Rules): NamedRule {
  rules.made ??= rules();
  return rules.made;
}

/** Where the schema of a member stands, in the schema of an object at `at`. */
export function placeOf(key: string, part: Part, at: string): string {
  const place = typeof part === "function" ? undefined : part.place;
  return place ?? `${at}/properties/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`;
}

/** Explains a member or an item: only of what is not known to be fine is the place entered. */
export function within(key: string | number, part: Part, value: unknown, issues: Issues, at = ""): void {
  let fault: number | undefined;
  if (typeof part === "function") {
    fault = ruleOf(part)[3]?.(value, 0);
    if (fault === 0) return;
  } else {
    const fits = part.is?.(value);
    if (fits === false) return issues.add(part.code, part.noun!, value, at, key);
    if (fits && !part.explain) return;
  }
  issues.path.push(key);
  explain(part, value, issues, at, fault);
  issues.path.pop();
}
