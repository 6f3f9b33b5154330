import { matches, type ObjectRules, type PatternRule, type Schema } from "../ir/index.ts";
import { allOf, rulesAtKey } from "./at-key.ts";
import type { Effect } from "./change.ts";
import { inside, isGuarded, note, type Pair, show } from "./comparison.ts";
import { isClosed, isOpen } from "./describe.ts";
import { fingerprint } from "./fingerprint.ts";

/** What is said of members by patterns of their keys. */
export function comparePatterns(
  pair: Pair,
  from: ObjectRules,
  to: ObjectRules,
  compare: (pair: Pair) => void,
): void {
  const list = ({ patternProperties = [] }: ObjectRules): Map<string, PatternRule> =>
    new Map(patternProperties.map((rule) => [rule.pattern.source, rule]));
  const [before, after] = [list(from), list(to)];
  for (const [source, rule] of before) {
    const other = after.get(source);
    if (other !== undefined) compare(inside(pair, rule.schema, other.schema, { kind: "value", key: source }));
    else
      note(pair, "pattern-property-removed", patternEffect(pair, rule, to, "narrowed", "widened"), {
        from: show(source),
      });
  }
  for (const [source, rule] of after) {
    if (before.has(source)) continue;
    note(pair, "pattern-property-added", patternEffect(pair, rule, from, "widened", "narrowed"), {
      to: show(source),
    });
  }
}

/** What a pattern does that the other side does not have: keys that match it are there among all others, or spoken of. */
function patternEffect(
  pair: Pair,
  rule: PatternRule,
  other: ObjectRules,
  closed: Effect,
  open: Effect,
): Effect {
  const { additionalProperties } = other;
  if (isClosed(additionalProperties)) return isSaidOtherwise(rule, other) ? "incomparable" : closed;
  return isOpen(additionalProperties) && !isGuarded(pair) ? open : "incomparable";
}

/** Whether keys that match a pattern are spoken of in other words: as a property, or by what other patterns say. */
function isSaidOtherwise(
  { pattern, schema }: PatternRule,
  { properties = [], patternProperties = [] }: ObjectRules,
): boolean {
  if (isOpen(schema)) return false;
  const words = fingerprint(schema);
  const spoken = [
    ...properties.filter(({ key }) => matches(pattern, key) !== false),
    // Whether two patterns have a key in common is not known.
    ...patternProperties,
  ];
  return spoken.some((other) => fingerprint(other.schema) !== words);
}

/**
 * What is said of a key that is not declared: by the patterns that it matches, or of all others; nothing where these may be
 * anything, and unknown where nobody can tell whether it matches.
 */
export function undeclared(rules: ObjectRules, key: string): Schema | "unknown" | undefined {
  const { named, perhaps, others } = rulesAtKey(rules, key);
  if (perhaps.length > 0) return "unknown";
  return allOf(named) ?? (isOpen(others) ? undefined : others);
}

/** Whether there is something said that a property's schema can be compared with. */
export function isSaid(schema: Schema | "unknown" | undefined): schema is Schema {
  return schema !== undefined && schema !== "unknown" && !isClosed(schema);
}
