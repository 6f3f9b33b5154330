import { parseJson, stringifyJson } from "./json.ts";

/**
 * What a text is read as, before the schema judges it: a type of JSON, an array or an object of kinds, or one of several.
 * An `integer` that no number holds is a bigint: models have it where integers of 64 bits are no numbers.
 * A `file` is left as it is; `json` stands for what is nested too deeply for any style and travels as JSON.
 */
export type Kind =
  | "string"
  | "number"
  | "integer"
  | "boolean"
  | "null"
  | "json"
  | "file"
  | { readonly items: Kind }
  | {
      readonly members: { readonly [key: string]: Kind };
      readonly rest?: Kind | undefined;
      /** The members that have to be there and may be null. */
      readonly required?: readonly string[] | undefined;
    }
  | readonly Kind[];

type ArrayKind = Extract<Kind, { readonly items: Kind }>;
type ObjectKind = Extract<Kind, { readonly members: object }>;

function alternatives(kind: Kind): readonly Kind[] {
  return Array.isArray(kind) ? kind : [kind as Kind];
}

export function arrayKind(kind: Kind): ArrayKind | undefined {
  return alternatives(kind).find((one): one is ArrayKind => typeof one === "object" && "items" in one);
}

export function objectKind(kind: Kind): ObjectKind | undefined {
  return alternatives(kind).find((one): one is ObjectKind => typeof one === "object" && "members" in one);
}

/** What a member is read as: what it is declared as, or what all others are. */
export function memberKind({ members, rest }: ObjectKind, key: string): Kind {
  return (Object.hasOwn(members, key) ? members[key] : rest) ?? "string";
}

/** Whether a single text may be meant, other than the word that null is. */
export function isScalar(kind: Kind): boolean {
  return alternatives(kind).some((one) => typeof one === "string" && one !== "null");
}

export function mayBe(kind: Kind, name: Kind): boolean {
  return alternatives(kind).includes(name);
}

/** Whether a text is the word that null is written as. */
export function isNullText(text: unknown, kind: Kind): boolean {
  return text === "null" && mayBe(kind, "null") && !mayBe(kind, "string");
}

/** Whether texts are the items of a list: where a single text may be meant as well, several are. */
export function areItems(texts: readonly unknown[], kind: Kind): boolean {
  if (arrayKind(kind) === undefined) return false;
  return texts.length > 1 || !(isScalar(kind) || isNullText(texts[0], kind));
}

const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads a text as what it looks like among the kinds; where it looks like none, it stays a text for the schema to refuse. */
export function readScalar(text: string, kind: Kind): unknown {
  if (isNullText(text, kind)) return null;
  if ((text === "true" || text === "false") && mayBe(kind, "boolean")) return text === "true";
  if (mayBe(kind, "integer") && /^-?\d{16,40}$/.test(text)) return readInteger(text);
  if ((mayBe(kind, "number") || mayBe(kind, "integer")) && numberText.test(text)) return Number(text);
  if (isScalar(kind) && !mayBe(kind, "json")) return text;
  return readJson(text, text, kind);
}

function readInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** The JSON of a text; where it is none, the text itself or what is said. */
export function readJson(text: string, otherwise: unknown = text, kind?: Kind): unknown {
  try {
    return parseJson(text, kind);
  } catch {
    return otherwise;
  }
}

/** A value as one text: what no style can take apart travels as JSON. */
export function writeScalar(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? stringifyJson(value) : String(value);
}

/** The members of an object; what is undefined is absent, in objects as everywhere. */
export function membersOf(value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
