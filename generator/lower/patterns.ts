import { nearest, type Report } from "../diagnostics/index.ts";

/** What a pattern is about. */
export type PatternKind = "tag" | "path" | "operation" | "model";

const kinds: readonly PatternKind[] = ["tag", "path", "operation", "model"];

/** One of `--include` and `--exclude`: `tag:pets`, `path:/pets/**`, `operation:getPet`, `model:Pet*`. */
export interface Pattern {
  readonly text: string;
  readonly kind: PatternKind;
  matches(name: string): boolean;
}

/** Reads patterns; what is none is reported and left out. */
export function readPatterns(option: string, texts: readonly string[], report: Report): Pattern[] {
  return texts.flatMap((text): Pattern[] => {
    const [, kind, rest] = /^([^:/]*):(.+)$/s.exec(text) ?? [];
    const known = kinds.find((candidate) => candidate === kind);
    if (known !== undefined && rest !== undefined) {
      const expression = toExpression(rest, known);
      return [{ text, kind: known, matches: (name) => expression.test(name) }];
    }
    report({ code: "pattern-unknown", args: { option, pattern: text, guess: guessOf(text) } });
    return [];
  });
}

/** `tags:pets` is meant for `tag:pets`, a bare path for `path:`. */
function guessOf(text: string): string | undefined {
  if (text.startsWith("/")) return `path:${text}`;
  const [kind = "", ...rest] = text.split(":");
  const meant = rest.length === 0 ? undefined : nearest(kind, kinds);
  return meant && `${meant}:${rest.join(":")}`;
}

/**
 * `*` stands for any characters, in paths for any but a slash; `**` for slashes too, and a `/**` at the end for nothing
 * as well, so that `/pets/**` has `/pets` in it.
 */
function toExpression(glob: string, kind: PatternKind): RegExp {
  const any = kind === "path" ? "[^/]*" : "[^]*";
  const source = glob
    .split(/(\/\*\*$|\*\*|\*)/)
    .map((part) => {
      if (part === "/**") return "(?:/[^]*)?";
      if (part === "**") return "[^]*";
      return part === "*" ? any : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`, "u");
}
