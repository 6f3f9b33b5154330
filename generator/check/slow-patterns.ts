import { createRequire } from "node:module";
import type { checkSync, Diagnostics } from "recheck";
import { child, type Origin, type Report } from "../diagnostics/index.ts";
import { type Api, isQuick, type Pattern, type Schema, subschemas } from "../ir/index.ts";
import { withoutBounds } from "./bounded-patterns.ts";
import { isDecided } from "./decided-patterns.ts";

/** How long one pattern is looked at, and all of a document's together, in milliseconds. */
const patience = { one: 5_000, all: 10_000 };

/** A text of so many characters gets past most limits of length. */
const shortAttack = 20;

/** What an attacker can do to a pattern. */
interface Weakness {
  /** `exponential`, or `2nd degree polynomial` and the like. */
  readonly time: string;
  readonly isExponential: boolean;
  /** An expression of JavaScript that makes a text of it: short, whatever the text's length. */
  readonly attack: string;
  /** The text's length. */
  readonly length: number;
}

/**
 * Finds the patterns of an Api that a hostile text makes slow, and reports each of their places. Returns which schemas ask
 * for one themselves, so that they can be left out. Each pattern is judged once, within bounded time; the judge is loaded
 * where there is something to judge.
 */
export async function findSlowPatterns(
  api: Api,
  mode: "warn" | "refuse",
  report: Report,
): Promise<(schema: Schema) => boolean> {
  const uses = schemasOf(api).flatMap((schema) => [...usesOf(schema)]);
  const verdicts = await judgeAll(uses.map(({ pattern }) => pattern));
  for (const use of uses) {
    const { pattern, at } = use;
    const verdict = verdicts.get(keyOf(pattern));
    if (verdict === "unknown") report({ code: "pattern-not-judged", at, args: { pattern: pattern.source } });
    if (!isSlow(use, verdict)) continue;
    const { time, attack } = verdict;
    const code = mode === "refuse" ? "slow-pattern-refused" : "slow-pattern";
    report({ code, at, args: { pattern: pattern.source, time, attack } });
  }
  return (schema) => ownUses(schema).some((use) => isSlow(use, verdicts.get(keyOf(use.pattern))));
}

/** Whether texts that get to a pattern where it is used make it slow. */
function isSlow(
  { pattern, maxLength = Number.POSITIVE_INFINITY }: Use,
  verdict: Weakness | "unknown" | undefined,
): verdict is Weakness {
  if (verdict === undefined || verdict === "unknown") return false;
  // A length that is tested first keeps such texts from the pattern; two to the power of it is no bound.
  if (!verdict.isExponential && verdict.length > maxLength) return false;
  return maxLength >= shortAttack || !isQuick(pattern, maxLength);
}

/** Those of all models, and those of operations that are none: the text that one answers with. */
function schemasOf({ models, operations }: Api): readonly Schema[] {
  const others = operations.flatMap(({ parameters, bodies, responses }) => [
    ...parameters,
    ...bodies,
    ...responses.flatMap(({ contents }) => contents),
  ]);
  return [...models, ...others].map(({ schema }) => schema);
}

interface Use {
  readonly pattern: Pattern;
  readonly at: Origin;
  readonly maxLength?: number | undefined;
}

function* usesOf(root: Schema): Iterable<Use> {
  const stack = [root];
  for (let schema = stack.pop(); schema !== undefined; schema = stack.pop()) {
    yield* ownUses(schema);
    for (const inner of subschemas(schema)) stack.push(inner);
  }
}

function ownUses({ at, string, object }: Schema): readonly Use[] {
  const uses = (object?.patternProperties ?? []).map(
    ({ pattern }): Use => ({ pattern, at: child(at, "patternProperties", pattern.source) }),
  );
  const { pattern, maxLength, format } = string ?? {};
  const ofFormat = format?.asserted ? format.rules : undefined;
  if (ofFormat?.pattern !== undefined)
    uses.unshift({ pattern: ofFormat.pattern, at: child(at, "format"), maxLength: ofFormat.maxLength });
  if (pattern !== undefined) uses.unshift({ pattern, at: child(at, "pattern"), maxLength });
  return uses;
}

function keyOf({ source, flags }: Pattern): string {
  return `${flags}/${source}`;
}

async function judgeAll(patterns: readonly Pattern[]): Promise<ReadonlyMap<string, Weakness | "unknown">> {
  const verdicts = new Map<string, Weakness | "unknown">();
  const asked = new Map(patterns.map((pattern) => [keyOf(pattern), pattern]));
  const isFast = (pattern: Pattern): boolean =>
    (isPlainlyFast(pattern.source) && isQuick(pattern, shortAttack)) || isDecided(pattern);
  const open = [...asked].filter(([, pattern]) => !isFast(pattern));
  if (open.length === 0) return verdicts;
  const judge = loadJudge();
  const deadline = performance.now() + patience.all;
  const ask = (source: string, flags: string): Diagnostics | undefined => {
    const timeout = Math.round(Math.min(patience.one, deadline - performance.now()));
    // What the judge does not read, such as the flag `v`, it says nothing of.
    return timeout > 0 ? judge.checkSync(source, flags, { timeout }) : undefined;
  };
  for (const [key, pattern] of open) {
    const { source, flags } = pattern;
    let verdict = judged.get(key) ?? ask(source, flags);
    // A bound that is out of sight is none.
    if (verdict?.status === "safe" && !isQuick(pattern, shortAttack)) {
      const worse = ask(withoutBounds(pattern), flags);
      if (worse?.status === "vulnerable")
        verdict = { ...worse, complexity: { type: "exponential", summary: "exponential", isFuzz: true } };
      else if (worse?.status !== "safe") verdict = worse;
    }
    if (verdict !== undefined && verdict.status !== "unknown") judged.set(key, verdict);
    if (verdict?.status === "vulnerable") {
      const { complexity, attack } = verdict;
      verdicts.set(key, {
        time: complexity.summary,
        isExponential: complexity.type === "exponential",
        attack: attack.pattern,
        length: attack.string.length,
      });
    } else if (verdict?.status !== "safe") verdicts.set(key, "unknown");
  }
  return verdicts;
}

/** recheck in JavaScript alone: its other builds start processes. Required, as it loads in a third of the time so. */
function loadJudge(): { readonly checkSync: typeof checkSync } {
  return createRequire(import.meta.url)("recheck/lib/browser.js") as {
    readonly checkSync: typeof checkSync;
  };
}

/** What was found out in this process: a pattern stays as it is, from package to package and while a document is watched. */
const judged = new Map<string, Diagnostics>();

/**
 * Whether a glance tells that a pattern takes linear time: nothing is repeated without a bound but single characters
 * and classes, and that once, in a pattern that is tied to the start of the text or ends there, where nothing can fail.
 */
function isPlainlyFast(source: string): boolean {
  const plain = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, "c");
  const endless = plain.match(/[*+]|\{\d+,\}/g) ?? [];
  if (endless.length === 0) return !/\{\d{3,}/.test(plain);
  return endless.length === 1 && /^(?:\^[^|()]*|[^|()]*[*+])$/.test(plain) && !/\{\d*,?\d{3,}/.test(plain);
}
