import type { Format, FormatRules } from "../ir/index.ts";
import type { Effect } from "./change.ts";
import { note, type Pair } from "./comparison.ts";
import { patternEffect, stepEffect } from "./effects.ts";
import { limitRule } from "./rules.ts";

/** The formats of texts or of numbers; of one name, what a configuration says of it. Its types are for code alone to break by. */
export function compareFormat(pair: Pair, from: Format | undefined, to: Format | undefined): void {
  const isAlike = from?.name === to?.name;
  const effect = effectOf(from, to);
  if (isAlike && effect === "none" && typeOf(from) === typeOf(to)) return;
  if (from === undefined) return note(pair, "format-added", effect, { to: to!.name });
  if (to === undefined) return note(pair, "format-removed", effect, { from: from.name });
  const [before, after] = isAlike ? [inFull(from), inFull(to)] : [from.name, to.name];
  note(pair, "format-changed", effect, { from: before, to: after });
}

function effectOf(from: Format | undefined, to: Format | undefined): Effect {
  if (!from?.asserted || !to?.asserted)
    return to?.asserted ? "narrowed" : from?.asserted ? "widened" : "none";
  if (from.rules !== undefined && to.rules !== undefined) return rulesEffect(from.rules, to.rules);
  if (from.rules !== undefined || to.rules !== undefined) return "incomparable";
  if (from.name === to.name) return "none";
  if (within[from.name] === to.name) return "widened";
  return within[to.name] === from.name ? "narrowed" : "incomparable";
}

/** Formats whose values are all values of another. */
const within: Readonly<Record<string, string>> = {
  int32: "int64",
  float: "double",
  uri: "uri-reference",
  iri: "iri-reference",
  email: "idn-email",
  hostname: "idn-hostname",
};

function rulesEffect(from: FormatRules, to: FormatRules): Effect {
  const effects = [
    ...limits.map(
      ([keyword, limit]): Effect =>
        from[keyword] === to[keyword] ? "none" : limitRule(limit, from[keyword], to[keyword])[1],
    ),
    patternEffect(from.pattern, to.pattern),
    stepEffect(from.multipleOf, to.multipleOf),
  ];
  const [effect = "none", ...others] = new Set(effects.filter((one) => one !== "none"));
  return others.length > 0 ? "incomparable" : effect;
}

const limits = [
  ["minLength", "min-length"],
  ["maxLength", "max-length"],
  ["minimum", "minimum"],
  ["maximum", "maximum"],
] as const;

function typeOf(format: Format | undefined): string | undefined {
  return format?.type?.parts.join(` ${format.type.by} `);
}

/** A format with what it asks for, as a name alone does not tell it from another of that name. */
function inFull(format: Format): string {
  const { name, asserted, rules = {} } = format;
  const { pattern, ...others } = rules;
  const type = typeOf(format);
  const told = { ...(pattern && { pattern: pattern.source }), ...others, ...(type && { type }) };
  const words = Object.entries(told).map(([keyword, value]) => `${keyword} ${value}`);
  const all = asserted ? words : ["not enforced", ...(type === undefined ? [] : [`type ${type}`])];
  return all.length === 0 ? name : `${name} (${all.join(", ")})`;
}
