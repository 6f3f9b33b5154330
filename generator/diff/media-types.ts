import type { Content } from "../ir/index.ts";

/** What has the name of a media type. */
export type MediaType = Pick<Content, "mediaType">;

/** A media type without its parameters (RFC 9110, 8.3.1): names have no case. */
export function essenceOf({ mediaType }: MediaType): string {
  return mediaType.split(";")[0]!.trim().toLowerCase();
}

/** A media type with its parameters, written in one way: their order, their quotes and the case of their names say nothing. */
export function wholeOf({ mediaType }: MediaType): string {
  const parameters = mediaType.split(";").slice(1).map(writeParameter);
  return [essenceOf({ mediaType }), ...parameters.filter((text) => text !== "").sort()].join(";");
}

function writeParameter(text: string): string {
  const [name = "", ...value] = text.split("=");
  const bare = value
    .join("=")
    .trim()
    .replace(/^"(.*)"$/, "$1");
  const key = name.trim().toLowerCase();
  if (value.length === 0) return key;
  return `${key}=${key === "charset" ? bare.toLowerCase() : bare}`;
}

/** Whether a media type is told without parameters: it stands for all that have some. */
function isPlain(content: MediaType): boolean {
  return wholeOf(content) === essenceOf(content);
}

/** A range of media types, or all of them (RFC 9110, 12.5.1). */
export function isRange(content: MediaType): boolean {
  return essenceOf(content).endsWith("/*");
}

/** Each media type of one side with the one that it is on the other, and with those that stand for what is there no more. */
export function pairUp(
  before: readonly Content[],
  after: readonly Content[],
): readonly (readonly [Content, Content])[] {
  const same = sameOnes(before, after);
  const [old, known] = [new Set(same.keys()), new Set(same.values())];
  const pairs = [...same];
  for (const from of before) {
    const to = old.has(from) ? undefined : (plainOf(from, after) ?? rangeOf(from, after));
    if (to !== undefined) pairs.push([from, to]);
  }
  for (const to of after) {
    const from = known.has(to) ? undefined : rangeOf(to, before);
    if (from !== undefined && !pairs.some(([one, other]) => one === from && other === to))
      pairs.push([from, to]);
  }
  return pairs;
}

/** The same media types on both sides, by all that they say, then those that are left by their essence. */
function sameOnes(before: readonly Content[], after: readonly Content[]): ReadonlyMap<Content, Content> {
  const pairs = new Map<Content, Content>();
  const left = new Set(after);
  for (const identify of [wholeOf, essenceOf]) {
    for (const from of before) {
      if (pairs.has(from)) continue;
      const to = [...left].find((other) => identify(other) === identify(from));
      if (to === undefined) continue;
      pairs.set(from, to);
      left.delete(to);
    }
  }
  return pairs;
}

/** What stands for a media type whose parameters nobody tells any more, and for one that is told with some alone. */
function plainOf(one: Content, known: readonly Content[]): Content | undefined {
  const alike = known.filter((other) => essenceOf(other) === essenceOf(one));
  return isPlain(one) ? alike[0] : alike.find(isPlain);
}

/** What is said of a media type by its range or by that of all, as long as that is JSON where it is. */
function rangeOf(one: Content, known: readonly Content[]): Content | undefined {
  const isAlike = ({ schema }: Content): boolean =>
    (schema.native === undefined) === (one.schema.native === undefined);
  const ranges = [essenceOf(one).replace(/\/.*$/, "/*"), "*/*"];
  return ranges
    .map((range) => known.find((other) => essenceOf(other) === range))
    .find((found) => found !== undefined && isAlike(found));
}
