import { createRequire } from "node:module";
import type { AST, RegExpParser } from "@eslint-community/regexpp";
import type { Pattern } from "./schema.ts";
import { waysThrough } from "./text-ways.ts";

/** So many steps of a regular expression take less than a tenth of a second. */
const mostSteps = 1e7;

/** Up to this length of a text ways are counted by how much of it each takes, beyond without: that is less exact. */
const counted = 20;

/** Whether a text has a part that a pattern describes; unknown where to find that out might have no end. */
export function matches(pattern: Pattern, text: string): boolean | "unknown" {
  const isSoon = isQuick(pattern, text.length) || isSoonDone(pattern, text);
  return isSoon ? new RegExp(pattern.source, pattern.flags).test(text) : "unknown";
}

/** What was found out of a pattern's last texts, which are asked for again and again. */
const known = new WeakMap<Pattern, Map<string, boolean>>();
const mostKnown = 200;

function isSoonDone(pattern: Pattern, text: string): boolean {
  const texts = known.get(pattern) ?? new Map<string, boolean>();
  known.set(pattern, texts);
  const isSoon = texts.get(text) ?? isWalked(pattern, text);
  if (texts.size === mostKnown) texts.clear();
  texts.set(text, isSoon);
  return isSoon;
}

function isWalked(pattern: Pattern, text: string): boolean {
  try {
    return waysThrough(syntaxOf(pattern), pattern, text) !== undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof RangeError) return false;
    throw fault;
  }
}

/**
 * Whether an engine that backtracks is sure to be done with a text of a length soon: as if every character were that
 * which each part of the pattern asks for, all ways through it are counted.
 */
export function isQuick(pattern: Pattern, length: number): boolean {
  if (!/[*+?{|]/.test(pattern.source)) return true;
  const known = limits.get(pattern) ?? { quick: -1, slow: Number.POSITIVE_INFINITY };
  limits.set(pattern, known);
  if (length > known.quick && length < known.slow) {
    known[count(pattern, length) ? "quick" : "slow"] = length;
  }
  return length <= known.quick;
}

/** Of each pattern, the longest length that is known to be quick and the shortest that is not: no longer text is done sooner. */
const limits = new WeakMap<Pattern, { quick: number; slow: number }>();

function count(pattern: Pattern, length: number): boolean {
  try {
    const { alternatives } = syntaxOf(pattern);
    const starts = alternatives.every(({ elements }) => isStart(elements[0])) ? 1 : length + 1;
    const stepsOf = createCounter(length > counted ? 0 : length, length);
    return starts * stepsOf(alternatives) <= mostSteps;
  } catch (fault) {
    // What the parser does not know, or is nested too deeply for it, is not counted.
    if (fault instanceof TooMany || fault instanceof SyntaxError || fault instanceof RangeError) return false;
    throw fault;
  }
}

/** What takes nothing may have to be there a million times. */
const mostTimes = 5_000;

/** Never leaves this file. */
class TooMany extends Error {}

/**
 * The syntax tree of a pattern.
 * @throws SyntaxError for what the parser does not know
 */
export function syntaxOf({ source, flags }: Pattern): AST.Pattern {
  const regexpp = createRequire(import.meta.url)("@eslint-community/regexpp") as {
    readonly RegExpParser: new () => RegExpParser;
  };
  return new regexpp.RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags === "u",
    unicodeSets: flags === "v",
  });
}

function isStart(element: AST.Element | undefined): boolean {
  return element?.type === "Assertion" && element.kind === "start";
}

/** The ways through a part of a pattern from one place of the text, and the steps of trying them all. */
interface Ways {
  /** How many ways take so many characters; a single number where that is not counted. */
  readonly taking: readonly number[];
  readonly steps: number;
}

/** @param exact up to how many characters ways are told apart: 0, or all of `length` */
function createCounter(exact: number, length: number): (alternatives: readonly AST.Alternative[]) => number {
  const one = (taken: number): number[] =>
    Array.from({ length: exact + 1 }, (_, count) => (count === Math.min(taken, exact) ? 1 : 0));
  const any: Ways = { taking: Array.from({ length: exact + 1 }, () => 1), steps: 1 };
  const passing: Ways = { taking: one(0), steps: 1 };
  const taking: Ways = { taking: one(1), steps: 1 };

  const after = (left: readonly number[], right: readonly number[]): number[] =>
    left.map((_, total) => {
      let count = 0;
      for (let taken = 0; taken <= total; taken += 1) count += left[taken]! * right[total - taken]!;
      return bounded(count);
    });

  const sequence = (elements: readonly AST.Element[]): Ways => {
    let ways = one(0);
    let steps = 1;
    for (const part of elements) {
      const next = element(part);
      steps = bounded(steps + sum(ways) * next.steps);
      ways = after(ways, next.taking);
    }
    return { taking: ways, steps };
  };

  const choice = (alternatives: readonly AST.Alternative[]): Ways => {
    const ways = alternatives.map(({ elements }) => sequence(elements));
    return {
      taking: one(0).map((_, count) =>
        bounded(ways.reduce((total, { taking }) => total + taking[count]!, 0)),
      ),
      steps: bounded(ways.reduce((total, { steps }) => total + steps, 0)),
    };
  };

  /** As often as it has to be, then as often as something is left to take. */
  const quantifier = ({ element: repeated, min, max }: AST.Quantifier): Ways => {
    const each = element(repeated);
    const most = Math.min(max, min + length);
    if (exact === 0) return repeatedly(each, min, most);
    const taking = min === 0 ? one(0) : one(0).fill(0);
    const further = [0, ...each.taking.slice(1)];
    let ways = one(0);
    let steps = 1;
    for (let times = 1; times <= most && sum(ways) > 0; times += 1) {
      if (times > mostTimes) throw new TooMany();
      steps = bounded(steps + sum(ways) * each.steps);
      ways = after(ways, times <= min ? each.taking : further);
      if (times >= min)
        for (const [count, more] of ways.entries()) taking[count] = bounded(taking[count]! + more);
    }
    return { taking, steps };
  };

  const element = (of: AST.Element): Ways => {
    switch (of.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return taking;
      case "Group":
      case "CapturingGroup":
        return choice(of.alternatives);
      case "Quantifier":
        return quantifier(of);
      case "Assertion":
        if (of.kind !== "lookahead" && of.kind !== "lookbehind") return passing;
        return { ...passing, steps: choice(of.alternatives).steps };
      case "Backreference":
      case "ExpressionCharacterClass":
        return any;
    }
  };

  return (alternatives) => choice(alternatives).steps;
}

/** Ways that are not told apart by what they take: as many as there are of each number of times. */
function repeatedly({ taking: [ways = 1], steps }: Ways, min: number, max: number): Ways {
  if (ways <= 1) return { taking: [bounded(max - min + 1)], steps: bounded(Math.max(max, 1) * steps) };
  let total = min === 0 ? 1 : 0;
  let power = 1;
  for (let times = 1; times <= max; times += 1) {
    power = bounded(power * ways);
    if (times >= min) total = bounded(total + power);
  }
  return { taking: [total], steps: bounded(total * steps + max * steps) };
}

function sum(counts: readonly number[]): number {
  return bounded(counts.reduce((total, count) => total + count, 0));
}

/** @throws {TooMany} */
function bounded(count: number): number {
  if (count > mostSteps) throw new TooMany();
  return count;
}
