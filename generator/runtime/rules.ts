import type { Issues } from "./issues.ts";
import type { JsonObject } from "./values.ts";

/**
 * What is said of values of the right type that are not valid: the second pass, taken only where the first one failed.
 * `at`: the schema's place; `number`: the one member or item to look at, from one on. Gives whether there may be more.
 */
export type Explain = (value: unknown, issues: Issues, at: string, number: number) => unknown;

/** Writes a schema of draft 2020-12 in another dialect; throws where that has no words for it. */
export type Translate = (schema: Keywords, target: string) => Keywords;

/** A JSON Schema; in the places of schemas inside it stand rules. */
export interface Keywords {
  readonly type?: unknown;
  readonly enum?: unknown;
  readonly anyOf?: unknown;
  readonly allOf?: unknown;
  readonly properties?: unknown;
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
 * Returns the number, from 1 on, of the first member of an object or item of an array after number `from` that fails.
 * Members count in the order of the rule, and undeclared ones after all of them; those of a map count in the order of
 * its keys. 0: nothing is wrong. Below 0: that member or any after it may be wrong. -Infinity: the value could not be
 * read.
 */
export type FindFault = (value: JsonObject, from: number) => number;

/** The rule of a model: its name, the place of its schema, and what finds the members that are worth a closer look. */
export type NamedRule = readonly [name: string, pointer: string, rule: Part, next?: FindFault];

/** Makes the rule of a model: called where it is needed first, so that nothing is made of models that all values fit. */
export interface Rules {
  (): NamedRule;
  made?: NamedRule;
  /** What may be at fault in values of the model; made where it is needed first. */
  level?: Level | null;
}

/** What has parts that may be at fault: the members of an object, by the numbers that its rule gives them, or the items of a list. */
export interface Level {
  readonly rule: Rule;
  readonly at: string;
  readonly isList: boolean;
  readonly find: FindFault;
  readonly parts: readonly (Saying | undefined)[];
  /** What is said of each part, where they are alike. */
  readonly each: Saying | undefined;
}

/** What is said of a part. */
export interface Saying {
  readonly part: Part;
  /** That of the part, or of the model that it is. */
  readonly rule: Rule;
  /** None where more is asked of the whole itself, and where all parts are alike. */
  readonly key: string | undefined;
  readonly isRequired: boolean;
  /** Where the schema stands by the rules around it, and where it does. */
  readonly place: string;
  readonly pointer: string;
  /** Whether nothing is asked of it but its type. */
  readonly isPlain: boolean;
  readonly code: string;
  readonly expected: string;
  /** What messages call the part, if it has a key, what follows that but for what was got, and both. */
  readonly label: string | undefined;
  readonly asks: string;
  readonly text: string;
  /** What was got when it was told last, and how that was put. */
  received: string;
  message: string;
}

/** A rule, or that of a model. */
export type Part = Rule | Rules;

/** Adds what a rule has to say of a value; `key`: of a member or an item, which is entered only for a closer look. */
export function explain(
  part: Part,
  value: unknown,
  issues: Issues,
  at = "",
  key?: string | number,
  next?: FindFault,
): void {
  if (typeof part === "function") {
    const made = ruleOf(part);
    return explain(made[2], value, issues, made[1], key, made[3]);
  }
  if (part.is?.(value) === false) return issues.add(part.code, part.noun!, value, at, key);
  if (key !== undefined) issues.path.push(key);
  let number = 0;
  let last: number;
  do {
    last = number;
    number = next ? Math.abs(next(value as JsonObject, last)) : last + 1;
  } while (number > last && part.explain?.(value, issues, at, number) && !issues.full);
  if (key !== undefined) issues.path.pop();
}

/** The rule of a model, made once. */
export function ruleOf(rules: Rules): NamedRule {
  rules.made ??= rules();
  return rules.made;
}
