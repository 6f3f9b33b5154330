import type { Content, ItemForm, Schema } from "../ir/index.ts";
import { type Call, directionOf, tell } from "./call.ts";
import type { Direction } from "./change.ts";
import { compareEncodings } from "./compare-encodings.ts";
import { compareSchemas } from "./compare-schema.ts";
import { essenceOf, isRange, pairUp } from "./media-types.ts";

/**
 * Compares the media types of one body; what is told of on one side only is compared with the range that it is in on the
 * other (OpenAPI 3.1, 4.8.13 and 4.8.17: the most specific key counts).
 */
export function compareContents(
  call: Call,
  before: readonly Content[],
  after: readonly Content[],
  direction: Direction,
  path: string,
): void {
  const pairs = pairUp(before, after);
  for (const [content, other] of pairs) {
    compareEncodings(call, content, other, direction);
    // Media types of a request that are handed on as they come have the schema of the first.
    const isOwn = direction === "response" || (content === before[0] && other === after[0]);
    compareHoldings(call, content, other, direction, isOwn);
    if (!compareItemForms(call, content, other, direction))
      compareContent(call, content.schema, other.schema, direction, path);
  }
  const isSame = ([from, to]: readonly [Content, Content]): boolean => essenceOf(from) === essenceOf(to);
  for (const content of before) {
    const found = pairs.filter(([from]) => from === content);
    const heirs = found.map(([, to]) => to);
    if (!found.some(isSame)) tellRemoved(call, content, heirs, direction);
  }
  for (const content of after) {
    if (pairs.some((pair) => pair[1] === content && isSame(pair))) continue;
    const { mediaType: type, schema } = content;
    tell(call, "media-type-added", "none", direction, { type }, { revision: schema.at });
  }
}

/** What is handed on as it comes, where no schema says what it holds that could be compared. */
function compareHoldings(
  call: Call,
  base: Content,
  revision: Content,
  direction: Direction,
  isOwn: boolean,
): void {
  const isCompared = isOwn && base.schema.content !== undefined && revision.schema.content !== undefined;
  const isOther = base.schema.native !== revision.schema.native;
  if (isCompared || isOther || base.holds === revision.holds) return;
  const at = { base: base.schema.at, revision: revision.schema.at };
  tell(call, "raw-body-changed", "incomparable", direction, { type: base.mediaType }, at);
}

/** What a schema of events describes. */
const describedOf: Partial<Readonly<Record<ItemForm, string>>> = {
  event: "the whole event",
  data: "its data",
};

/** Tells where the schemas of events describe different things, which are not compared with each other. */
function compareItemForms(call: Call, base: Content, revision: Content, direction: Direction): boolean {
  const [from, to] = [base, revision].map(({ items }) => items && describedOf[items]);
  if (from === undefined || to === undefined || from === to) return false;
  const at = { base: base.schema.at, revision: revision.schema.at };
  tell(call, "event-schema-changed", "incomparable", direction, { type: base.mediaType, from, to }, at);
  return true;
}

/** Who reads any type reads one of them, and who takes any takes the one that was sent. */
function tellRemoved(call: Call, content: Content, heirs: readonly Content[], direction: Direction): void {
  const isReadStill = directionOf(call, direction) === "response" ? isRange(content) : heirs.some(isRange);
  const args = { type: content.mediaType, to: heirs.map(({ mediaType }) => mediaType).join(" and ") };
  const [rule, effect] =
    heirs.length > 0 && isReadStill
      ? (["media-type-covered", "none"] as const)
      : (["media-type-removed", "narrowed"] as const);
  tell(call, rule, effect, direction, args, { base: content.schema.at });
}

export function compareContent(
  call: Call,
  base: Schema,
  revision: Schema,
  direction: Direction,
  path: string,
): void {
  const { comparison, subject } = call;
  const root = { baseRoot: base, revisionRoot: revision, baseModel: undefined, revisionModel: undefined };
  const way = directionOf(call, direction);
  compareSchemas({ comparison, base, revision, steps: [], ...root, direction: way, subject, path });
}
