import { type AcceptedTrial, type Conversion, type Convert, type Known, knows } from "./conversions.ts";
import { mergeConverted, type Names, rename, together } from "./joining.ts";
import { isObject } from "./values.ts";

/** One of several schemas of which a value may satisfy any number. */
export interface ChoiceOption {
  readonly way: Convert;
  /** The keys that it declares; absent where it declares all. */
  readonly known?: Known;
  /** Other options that convert a key differently. */
  readonly apart?: readonly number[];
}

/**
 * Converts a `oneOf`: exactly one option must accept the value. Options are tried with unknown keys kept, so that
 * `unknownKeys` does not decide which one matches; only where none accepts the value and unknown keys are stripped,
 * they are tried once more without those keys.
 * @param names keys that only some of the options declare, with what they become: other options would call such a key
 * the same, or accept a value that they reject
 */
export function chooseOne(
  value: unknown,
  issues: Conversion,
  ways: readonly Convert[],
  expected: string,
  pointer: string,
  names: Names = [],
): unknown {
  const accepting = (unknownKeys: "keep" | "strip") =>
    ways.flatMap((way) => {
      const accepted = tryOnce(value, issues, way, unknownKeys);
      return accepted === undefined ? [] : [{ way, ...accepted }];
    });
  let found = accepting("keep");
  // Keys that are left out are not there for a closed member to refuse.
  if (found.length === 0 && issues.unknownKeys === "strip") found = accepting("strip");
  const [first] = found;
  if (first === undefined || found.length > 1) return issues.refuse("oneOf", expected, value, pointer);
  if (issues.unknownKeys !== "keep") return rename(value, first.way(value, issues), names, issues, pointer);
  issues.unknown += first.unknown;
  issues.changed += first.changed;
  return rename(value, first.converted, names, issues, pointer);
}

/** An option that accepts a value. */
interface Candidate extends AcceptedTrial {
  readonly option: ChoiceOption;
  readonly index: number;
  /** How many keys of the value the option does not declare. */
  readonly missed: number;
}

/**
 * Converts an `anyOf`: every option that accepts the value contributes. Of options that would convert it differently,
 * the one that declares more of the value's keys wins.
 */
export function chooseAny(
  value: unknown,
  issues: Conversion,
  options: readonly ChoiceOption[],
  expected: string,
  pointer: string,
): unknown {
  let found = candidatesOf(value, issues, options, "keep");
  if (found.length === 0 && issues.unknownKeys === "strip")
    found = candidatesOf(value, issues, options, "strip");
  const [best, ...others] = found.sort(byKnowledge);
  if (best === undefined) return issues.refuse("anyOf", expected, value, pointer);
  const chosen = [best];
  for (const other of others) {
    const isApart = chosen.some(({ index, option }) => areApart(option, index, other));
    if (!isApart) chosen.push(other);
  }
  if (issues.unknownKeys !== "keep") return convertAgain(value, issues, chosen, pointer);
  issues.unknown += chosen.length > 1 ? countMissed(value, knownToAny(chosen)) : best.unknown;
  for (const { changed } of chosen) issues.changed += changed;
  return mergeConverted(
    value,
    chosen.map(({ converted }) => converted),
    issues,
  );
}

function candidatesOf(
  value: unknown,
  issues: Conversion,
  options: readonly ChoiceOption[],
  unknownKeys: "keep" | "strip",
): Candidate[] {
  const found: Candidate[] = [];
  for (const [index, option] of options.entries()) {
    const accepted = tryOnce(value, issues, option.way, unknownKeys);
    if (accepted === undefined) continue;
    found.push({ ...accepted, option, index, missed: countMissed(value, option.known) });
    // Nothing is left for others to have a word about.
    if (typeof value !== "object" || value === null) break;
  }
  return found;
}

/** Which of two options has the say: who knows more of the keys, who changes more, who knows more inside of them. */
function byKnowledge(one: Candidate, other: Candidate): number {
  return one.missed - other.missed || other.changed - one.changed || one.unknown - other.unknown;
}

function areApart(one: ChoiceOption, index: number, other: Candidate): boolean {
  return one.apart?.includes(other.index) === true || other.option.apart?.includes(index) === true;
}

function countMissed(value: unknown, known: Known | undefined): number {
  if (known === undefined || !isObject(value)) return 0;
  let count = 0;
  for (const key in value) if (value[key] !== undefined && !knows(known, key)) count += 1;
  return count;
}

function knownToAny(chosen: readonly Candidate[]): Known | undefined {
  if (chosen.some(({ option }) => option.known === undefined)) return undefined;
  return chosen.flatMap(({ option }) => option.known ?? []);
}

/** Converts by what is chosen once more, so that keys are left out or refused which none of it knows. */
function convertAgain(
  value: unknown,
  issues: Conversion,
  chosen: readonly Candidate[],
  pointer: string,
): unknown {
  const ways = chosen.map(({ option }) => option.way);
  const [way] = ways;
  if (way === undefined || ways.length === 1) return way?.(value, issues);
  const before = issues.found.length;
  const once = ways.map(
    (by): Convert =>
      (of) =>
        convertOnce(of, issues, by),
  );
  const converted = together(value, issues, knownToAny(chosen), pointer, once);
  if (issues.found.length > before + 1) tellOnce(issues);
  return converted;
}

/** What an option makes of an object; options that lead back to the choice they are of come to it more than once. */
function convertOnce(value: unknown, issues: Conversion, way: Convert): unknown {
  const outcomes = issues.made.get(value) ?? new Map<Convert, unknown>();
  if (!outcomes.has(way)) outcomes.set(way, way(value, issues));
  issues.made.set(value, outcomes);
  return outcomes.get(way);
}

/** What several options refuse is refused once. */
function tellOnce(issues: Conversion): void {
  const told = new Set<string>();
  issues.found = issues.found.filter(({ code, path }) => {
    const before = told.size;
    return told.add(JSON.stringify([code, ...path])).size > before;
  });
}

/** So many values are tried before the outcome of each is remembered. */
const unremembered = 1_000;

function tryOnce(
  value: unknown,
  issues: Conversion,
  way: Convert,
  unknownKeys: "keep" | "strip",
): AcceptedTrial | undefined {
  const { trials } = issues;
  trials.count += 1;
  const remembers = trials.count > unremembered && typeof value === "object" && value !== null;
  const outcomes = remembers ? (trials[unknownKeys].get(value) ?? new Map()) : undefined;
  if (outcomes?.has(way)) return outcomes.get(way);
  const trial = issues.trial(unknownKeys);
  const converted = way(value, trial);
  const accepted =
    trial.found.length > 0 ? undefined : { converted, unknown: trial.unknown, changed: trial.changed };
  if (outcomes !== undefined) trials[unknownKeys].set(value, outcomes.set(way, accepted));
  return accepted;
}
