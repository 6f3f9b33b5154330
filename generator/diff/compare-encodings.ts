import type { Content, MemberEncoding, ModelId, Schema } from "../ir/index.ts";
import { type Call, directionOf, tell } from "./call.ts";
import type { Direction } from "./change.ts";
import { isOneValue } from "./compare-writing.ts";
import type { Side } from "./comparison.ts";
import { essenceOf, isRange, type MediaType, wholeOf } from "./media-types.ts";

/** A form whose members may be said to travel in some way. */
export type Form = Pick<Content, "encoding" | "schema" | "mediaType">;

/** How members of a form travel: those that both sides have, as nobody sent a new one before. */
export function compareEncodings(call: Call, base: Form, revision: Form, direction: Direction): void {
  if (!isForm(base) || !isForm(revision)) return;
  const { comparison } = call;
  const [before, after] = [saidOf(base), saidOf(revision)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [said, other] = [before.get(key), after.get(key)];
    const [from, to] = [describeEncoding(said), describeEncoding(other)];
    const [old, young] = [
      memberOf(base.schema, key, comparison.base),
      memberOf(revision.schema, key, comparison.revision),
    ];
    if (from === to || old === undefined || young === undefined) continue;
    const [was, is] = [
      wayOf(said, old, base, comparison.base),
      wayOf(other, young, revision, comparison.revision),
    ];
    const [isKept, isOld] = [isCovered(was, is), isCovered(is, was)];
    if (isKept && isOld) continue;
    const isUnderstood = directionOf(call, direction) === "request" ? isKept : isOld;
    const at = { base: base.schema.at, revision: revision.schema.at };
    tell(call, "encoding-changed", isUnderstood ? "none" : "incomparable", direction, { key, from, to }, at);
  }
}

function isForm(content: MediaType): boolean {
  return isMultipart(content) || essenceOf(content) === "application/x-www-form-urlencoded";
}

function isMultipart(content: MediaType): boolean {
  return essenceOf(content).startsWith("multipart/");
}

function saidOf({ encoding = [] }: Form): ReadonlyMap<string, MemberEncoding> {
  return new Map(encoding.map((one) => [one.key, one]));
}

function describeEncoding(said: MemberEncoding | undefined): string {
  const { contentType, style, explode, allowReserved } = said ?? {};
  const words = [
    contentType,
    style,
    explode === undefined ? undefined : explode ? "exploded" : "not exploded",
    allowReserved ? "reserved characters as they are" : undefined,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? "as usual" : words.join(", ");
}

/** What becomes of a member on the wire, whether that is said or usual. */
interface Way {
  /** A style; where there is none, whether each item of a list is written for itself. */
  readonly form: string;
  /** The media types that it may have. */
  readonly types: readonly string[];
  readonly reserved: boolean;
}

/** Whether whoever reads one way reads what is written in the other. */
function isCovered(one: Way, by: Way): boolean {
  const isTaken = (type: string): boolean =>
    by.types.some((other) => other === type || (isRange({ mediaType: other }) && isIn(type, other)));
  return one.form === by.form && (by.reserved || !one.reserved) && one.types.every(isTaken);
}

function isIn(type: string, range: string): boolean {
  return range === "*/*" || type.startsWith(range.slice(0, -1));
}

/** What a member is as far as its usual media type goes (OpenAPI 3.0.4, 4.7.15.1; 3.1.1, 4.8.15.1). */
type Kind = "text" | "bytes" | "object" | "any";

const usual: Readonly<Record<Kind, string>> = {
  text: "text/plain",
  bytes: "application/octet-stream",
  object: "application/json",
  any: "any",
};

function wayOf(said: MemberEncoding | undefined, schema: Schema, form: Form, side: Side): Way {
  const { explode, contentType, allowReserved: reserved = false, perItem } = said ?? {};
  const items = itemsOf(schema, side);
  const kind = kindOf(items ?? schema, side);
  if (said?.style !== undefined || (explode !== undefined && contentType === undefined)) {
    const known = said?.style ?? "form";
    const isSpread = explode ?? known === "form";
    // What is one text is written alike in all styles; so is a list that is spread, and not styled at all.
    const isPlain = kind === "text" && (items === undefined || (known === "form" && isSpread));
    const named = `${known}, ${isSpread ? "exploded" : "not exploded"}`;
    return isPlain ? plainWay(items, usual.text, reserved) : { form: named, types: [], reserved };
  }
  if (contentType === undefined) return plainWay(items, usual[kind], reserved);
  const way = plainWay(items, contentType, reserved);
  // Before OpenAPI 3.2, a list was written as JSON as a whole but for parts, of which each item is one.
  const isWhole = /[/+]json\b/i.test(contentType) && !isMultipart(form) && !perItem;
  return isWhole ? { ...way, form: "" } : way;
}

function plainWay(items: Schema | undefined, contentType: string, reserved: boolean): Way {
  const types = contentType.split(",").map((mediaType) => wholeOf({ mediaType }));
  return { form: items === undefined ? "" : "each", types, reserved };
}

function kindOf(schema: Schema, side: Side): Kind {
  if (findIn(schema, side, isFile)) return "bytes";
  if (isOneValue(schema, side)) return "text";
  return findIn(schema, side, ({ types }) => types?.includes("object")) ? "object" : "any";
}

/** What is bytes where it travels: a text of that format, or what programs have in its place. */
function isFile({ native, string, object }: Schema): boolean | undefined {
  const isNamed = object?.properties?.some((property) => property.schema.native === "stream");
  return native !== undefined || string?.format?.name === "binary" || isNamed;
}

/** The items of what is a list. */
function itemsOf(schema: Schema, side: Side): Schema | undefined {
  return findIn(schema, side, ({ types, array }) => types?.includes("array") && array?.items);
}

/** What a form says of a member of that key. */
function memberOf(form: Schema, key: string, side: Side): Schema | undefined {
  return findIn(
    form,
    side,
    ({ object }) => object?.properties?.find((property) => property.key === key)?.schema,
  );
}

/** What is found first: in a schema, in what it refers to, in its parts and choices. */
function findIn<T>(
  schema: Schema,
  side: Side,
  look: (part: Schema) => T | false | undefined,
  seen = new Set<ModelId>(),
): T | undefined {
  const found = look(schema);
  if (found !== undefined && found !== false) return found;
  const { ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const target = ref === undefined || seen.has(ref) ? undefined : side.model(ref)?.schema;
  if (ref !== undefined) seen.add(ref);
  for (const part of [...(target === undefined ? [] : [target]), ...allOf, ...anyOf, ...oneOf]) {
    const inside = findIn(part, side, look, seen);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
