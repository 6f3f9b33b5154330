import type { Content, Schema } from "../ir/index.ts";
import { type Call, directionOf, tell } from "./call.ts";
import type { Direction } from "./change.ts";
import { compareSchemas } from "./compare-schema.ts";
import { compareEncodings } from "./compare-writing.ts";

/** Compares the media types of one body, by their essence. */
export function compareContents(
  call: Call,
  before: readonly Content[],
  after: readonly Content[],
  direction: Direction,
  path: string,
): void {
  const others = new Map(after.map((content) => [essence(content), content]));
  for (const content of before) {
    const other = others.get(essence(content));
    if (other === undefined) {
      tell(
        call,
        "media-type-removed",
        "narrowed",
        direction,
        { type: content.mediaType },
        { base: content.schema.at },
      );
    } else {
      compareEncodings(call, content, other, direction);
      compareContent(call, content.schema, other.schema, direction, path);
    }
  }
  const known = new Set(before.map(essence));
  for (const content of after) {
    if (known.has(essence(content))) continue;
    tell(
      call,
      "media-type-added",
      "none",
      direction,
      { type: content.mediaType },
      { revision: content.schema.at },
    );
  }
}

function essence({ mediaType }: Content): string {
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
