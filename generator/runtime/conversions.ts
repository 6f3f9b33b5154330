import { Issues, type ValidateOptions } from "./issues.ts";
import { limitOf, type Result, reworded, ValidationError } from "./results.ts";
import type { JsonObject } from "./values.ts";

/** How JSON becomes a model. */
export interface DecodeOptions extends ValidateOptions {
  /** What becomes of keys that the schema does not know: they stay (the default), are left out, or are an issue each. */
  readonly unknownKeys?: "keep" | "strip" | "refuse" | undefined;
  /** Whether members that are absent get the default of their schema. */
  readonly defaults?: boolean | undefined;
}

/** A model of which some optional members are known to be there: those with a default, where defaults are given. */
export type WithDefaults<T, K extends keyof T> = T & { readonly [P in K]-?: Exclude<T[P], undefined> };

/** Makes the model of a JSON value, or the other way round; what is wrong with the value is added to the issues. */
export type Convert = (value: unknown, issues: Conversion) => unknown;

/** Tells whether a value is a model. */
export type Judge<T> = (value: unknown, options?: ValidateOptions) => Result<T>;

/** An object in the making. */
export interface Members {
  [key: string]: unknown;
}

/** Keys that are known, and tests of what others are. */
export type Known = readonly (string | ((key: string) => boolean))[];

/** A key that a schema does not know or even forbids, of an object that another schema may convert as well. */
export interface Stray {
  readonly code: "unknown_key" | "additionalProperties";
  readonly value: unknown;
  readonly pointer: string;
  /** Where it is, itself included. */
  readonly path: readonly (string | number)[];
}

/** Integers of a JSON text that no number holds, by the object or array that they are in. */
export type ExactIntegers = Pick<ReadonlyMap<object, ReadonlyMap<string, bigint>>, "get">;

/** One conversion on its way: what it is asked to do, and what is wrong so far. */
export class Conversion extends Issues {
  readonly unknownKeys: "keep" | "strip" | "refuse";
  readonly defaults: boolean;
  /** Present where integers come from a text or go to one: they are exact then, whatever their size. */
  readonly exact: ExactIntegers | undefined;
  /** Objects that several schemas convert at once: none of them alone knows all keys. */
  readonly shared: Set<unknown> = new Set();
  /**
   * For each of these objects, the keys that its schemas declare (`undefined`: all keys). Known to trials of options as
   * well.
   */
  readonly claimed: Map<unknown, Known | undefined>;
  /**
   * While several schemas convert one value: keys inside of it that one of them does not know, by what it has made. Whether
   * another one does is known once all have been asked.
   */
  strays: Map<unknown, Map<string, Stray>> | undefined;
  /** Nothing is asked for but the model: what is alike in both is taken over as it is. */
  readonly plain: boolean;
  /** Whether keys were left out. */
  stripped = false;
  /** How many keys were met that no schema knows. */
  unknown = 0;
  /** How many values and keys have another form now. */
  changed = 0;
  /** What several options of one choice have made of an object, each of them once. */
  readonly made: Map<unknown, Map<Convert, unknown>> = new Map();
  /** The results of trials, those inside of other trials as well. */
  readonly trials: Trials;
  readonly #options: DecodeOptions;
  readonly #isTrial: boolean;

  constructor(
    options: DecodeOptions = {},
    exact?: ExactIntegers,
    plain?: boolean,
    trials?: Trials,
    claimed: Conversion["claimed"] = new Map(),
  ) {
    super(limitOf(options));
    this.claimed = claimed;
    this.trials = trials ?? {
      count: 0,
      keep: new Map(),
      strip: new Map(),
      sources: new WeakMap(),
      renamed: new WeakMap(),
    };
    this.#options = options;
    this.#isTrial = trials !== undefined;
    const { unknownKeys } = options;
    // A word that it does not know, as of code without types, takes nothing away.
    this.unknownKeys = unknownKeys === "strip" || unknownKeys === "refuse" ? unknownKeys : "keep";
    this.defaults = options.defaults ?? false;
    this.plain = plain ?? (this.unknownKeys === "keep" && !this.defaults);
    this.exact = exact;
  }

  /** Converts a member or an item. */
  within(key: string | number, value: unknown, by: Convert): unknown {
    this.path.push(key);
    const converted = by(value, this);
    this.path.pop();
    const isMade = typeof converted === "object" && converted !== null && converted !== value;
    if (isMade && (this.strays !== undefined || this.#isTrial)) this.trials.sources.set(converted, value);
    return converted;
  }

  /** A value that has got another form. */
  counted<T>(value: T): T {
    this.changed += 1;
    return value;
  }

  /** Counts the members of an object that have another key in what it became. */
  countRenamed(source: JsonObject, made: Members): void {
    if (!this.#isTrial) return;
    for (const key in source) if (!Object.hasOwn(made, key)) this.changed += 1;
  }

  /** Whether a key that a closed schema does not know is left out: no other part of what the value is may ask for it. */
  strips(source: JsonObject, key: string, made: Members, pointer: string): boolean {
    if (this.unknownKeys !== "strip") return false;
    if (this.claimed.has(source) && knows(this.claimed.get(source), key)) return false;
    if (!this.postpone("additionalProperties", made, key, source[key], pointer)) this.stripped = true;
    return true;
  }

  /**
   * Puts off what becomes of a key that a schema does not know, where another schema may convert the object as well.
   */
  postpone(code: Stray["code"], made: Members, key: string, value: unknown, pointer: string): boolean {
    if (this.strays === undefined) return false;
    const known = this.strays.get(made) ?? new Map<string, Stray>();
    if (!known.has(key)) known.set(key, { code, value, pointer, path: [...this.path, key] });
    this.strays.set(made, known);
    return true;
  }

  /** Reports that a key must not be there, at the path where it was found. */
  refuseStray({ code, value, pointer, path }: Stray): void {
    const here = this.path.splice(0, this.path.length, ...path);
    this.add(code, "left out", value, pointer);
    this.path.splice(0, this.path.length, ...here);
  }

  /** Says what is wrong with a value that cannot be converted at all. */
  refuse(code: string, expected: string, value: unknown, pointer: string): undefined {
    this.add(code, expected, value, pointer);
    return undefined;
  }

  /** The same conversion, tried on a value that may be meant for another one. */
  trial(unknownKeys: "keep" | "strip"): Conversion {
    return new Conversion(
      { ...this.#options, unknownKeys, first: true },
      this.exact,
      this.plain,
      this.trials,
      this.claimed,
    );
  }
}

/** Converts a value, whatever it is; never throws. */
export function convert<T>(
  value: unknown,
  by: Convert,
  options?: DecodeOptions,
  judge?: Judge<T>,
  exact?: ExactIntegers,
): Result<T> {
  const issues = new Conversion(options, exact);
  try {
    return settle(by(value, issues), issues, options, judge);
  } catch (error) {
    const fault = new Issues(1);
    fault.addOfWhole(error, value);
    return { ok: false, issues: reworded(fault.found, options) };
  }
}

/** What a conversion comes to; where keys were left out, what is left has to be a model as well. */
export function settle<T>(
  converted: unknown,
  issues: Conversion,
  options: DecodeOptions | undefined,
  judge: Judge<T> | undefined,
): Result<T> {
  if (issues.found.length > 0) return { ok: false, issues: reworded(issues.told(), options) };
  if (issues.stripped && judge !== undefined) return judge(converted, options);
  return { ok: true, value: converted as T };
}

/** The value of a result; throws its issues. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new ValidationError(result.issues);
  return result.value;
}

/** Whether a value can be converted. */
export function accepts(value: unknown, by: Convert): boolean {
  const issues = new Conversion({ first: true });
  by(value, issues);
  return issues.found.length === 0;
}

/** Sets a member, `__proto__` as any other. */
export function put(members: Members, key: string, value: unknown): void {
  if (key !== "__proto__") members[key] = value;
  else Object.defineProperty(members, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Whether a key is a known one, as all are where nothing tells them apart. */
export function knows(known: Known | undefined, key: string): boolean {
  return known?.some((one) => (typeof one === "string" ? one === key : one(key))) !== false;
}

/**
 * Keeps, strips or rejects a member whose key the schema does not know, as the options say; `known`: keys that parts of
 * the schema declare.
 */
export function keep(
  source: JsonObject,
  key: string,
  members: Members,
  issues: Conversion,
  pointer: string,
  known: Known = [],
): void {
  const shared = issues.shared.has(source) || knows(known, key);
  if (!shared) issues.unknown += 1;
  const value = source[key];
  const stays =
    issues.unknownKeys === "keep" || shared || issues.postpone("unknown_key", members, key, value, pointer);
  if (stays) put(members, key, value);
  else if (issues.unknownKeys === "refuse") issues.add("unknown_key", "left out", value, pointer, key);
  else issues.stripped = true;
}

/** Refuses a member whose key is what another one is called once it is converted, so that neither is lost. */
export function clash(
  source: JsonObject,
  key: string,
  members: Members,
  issues: Conversion,
  pointer: string,
): void {
  const claimed = issues.claimed.get(source);
  if (claimed !== undefined && knows(claimed, key)) put(members, key, source[key]);
  else if (issues.unknownKeys !== "strip")
    issues.add("key_clash", "left out, as another key stands for it", source[key], pointer, key);
  else issues.stripped = true;
}

/** Converts the items of an array: the first ones each by its own, those after them alike. */
export function items(
  source: readonly unknown[],
  issues: Conversion,
  rest: Convert | undefined,
  first: readonly Convert[] = [],
): unknown[] {
  const converted: unknown[] = [];
  for (let index = 0; index < source.length && !issues.full; index++) {
    const by = first[index] ?? rest;
    const item = issues.exact?.get(source)?.get(String(index)) ?? source[index];
    converted.push(by === undefined ? item : issues.within(index, item, by));
  }
  return converted;
}

/**
 * Options that lead back to the choice they are of would come to a value twice as often for each level that it lies deeper:
 * after many trials, each option is tried on an object once.
 */
export interface Trials {
  count: number;
  readonly keep: Map<unknown, Map<Convert, AcceptedTrial | undefined>>;
  readonly strip: Map<unknown, Map<Convert, AcceptedTrial | undefined>>;
  /** The members and items that objects and lists were made of, where several schemas may make one of the same. */
  readonly sources: WeakMap<object, unknown>;
  /** The keys of objects that have another name only, their values being those of the source. */
  readonly renamed: WeakMap<object, readonly string[]>;
}

/** What an option makes of a value that it accepts. */
export interface AcceptedTrial {
  readonly converted: unknown;
  /** How many keys it has met that it does not know, of the value and inside of it. */
  readonly unknown: number;
  /** How many values and keys it has given another form. */
  readonly changed: number;
}
