import type { Content, Schema } from "../ir/index.ts";
import { type Call, directionOf, tell } from "./call.ts";
import type { Direction } from "./change.ts";
import { compareSchemas } from "./compare-schema.ts";
import { compareEncodings } from "./compare-writing.ts";

/**
 * Compares the media types of one body, by their essence; what is told of on one side only is compared with the range that
 * it is in on the other (OpenAPI 3.1, 4.8.13 and 4.8.17: the most specific key counts).
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
    compareContent(call, content.schema, other.schema, direction, path);
  }
  const [old, known] = [new Set(before.map(essence)), new Set(after.map(essence))];
  for (const content of before) {
    if (known.has(essence(content))) continue;
    const heirs = pairs.filter(([from]) => from === content).map(([, to]) => to);
    tellRemoved(call, content, heirs, direction);
  }
  for (const { schema, ...content } of after) {
    if (old.has(essence(content))) continue;
    tell(call, "media-type-added", "none", direction, { type: content.mediaType }, { revision: schema.at });
  }
}

type MediaType = Pick<Content, "mediaType">;

function pairUp(
  before: readonly Content[],
  after: readonly Content[],
): readonly (readonly [Content, Content])[] {
  const pairs: (readonly [Content, Content])[] = [];
  for (const from of before) {
    const to = coverOf(from, after);
    if (to !== undefined) pairs.push([from, to]);
  }
  const known = new Set(before.map(essence));
  for (const to of after) {
    const from = known.has(essence(to)) ? undefined : coverOf(to, before);
    if (from !== undefined && !pairs.some(([one, other]) => one === from && other === to))
      pairs.push([from, to]);
  }
  return pairs;
}

/** What is said of a media type: by itself, or by its range or that of all, as long as that is JSON where it is. */
function coverOf(one: Content, known: readonly Content[]): Content | undefined {
  const type = essence(one);
  const itself = known.find((other) => essence(other) === type);
  if (itself !== undefined) return itself;
  const isAlike = ({ schema }: Content): boolean =>
    (schema.native === undefined) === (one.schema.native === undefined);
  const ranges = [type.replace(/\/.*$/, "/*"), "*/*"];
  return ranges
    .map((range) => known.find((other) => essence(other) === range))
    .find((found) => found !== undefined && isAlike(found));
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

function isRange(content: MediaType): boolean {
  return essence(content).endsWith("/*");
}

function essence({ mediaType }: MediaType): string {
  return mediaType.split(";")[0]!.trim().toLowerCase();
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
