import type { Pattern } from "../ir/index.ts";

/** So many steps of a regular expression take a few milliseconds. */
const mostSteps = 1e7;
/** Texts so short that even a pattern that doubles its work with every character is done at once. */
const shortest = 20;

/**
 * Whether a pattern is sure to be done with a text soon, by how it is written: one that repeats what repeats may take
 * time that doubles with each character, any other a power of the length, one factor for each of its repetitions.
 */
export function isQuick({ source }: Pattern, length: number): boolean {
  if (length <= shortest) return true;
  const { nested, repetitions } = measure(source);
  if (nested) return false;
  const starts = source.startsWith("^") ? 0 : 1;
  return length ** Math.max(1, repetitions + starts) <= mostSteps;
}

interface Measure {
  /** Whether a repeated group holds a repetition or a choice itself. */
  readonly nested: boolean;
  readonly repetitions: number;
}

function measure(source: string): Measure {
  let repetitions = 0;
  let nested = false;
  // Whether the groups that are open, the outermost first, hold what may match in more than one way.
  const open: boolean[] = [false];
  let closed = false;
  const tokens = source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|*+]|\{\d+(?:,\d*)?\}|[\s\S]/g);
  for (const [token] of tokens) {
    const repeats = token === "*" || token === "+" || /^\{(?:\d+,|\d*,?\d{2,})\}$/.test(token);
    if (token === "(") open.push(false);
    else if (token === ")") {
      closed = open.length > 1 ? open.pop()! : false;
      open[open.length - 1] ||= closed;
      continue;
    } else if (token === "|") open[open.length - 1] = true;
    else if (repeats) {
      repetitions += 1;
      nested ||= closed;
      open[open.length - 1] = true;
    }
    closed = false;
  }
  return { nested, repetitions };
}
