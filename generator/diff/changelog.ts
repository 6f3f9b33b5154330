import type { Change } from "./change.ts";
import { alsoAt, type Level, levelOf, levels } from "./format.ts";
import { groupByCause } from "./join.ts";
import { codeMarkdown, plainMarkdown } from "./markdown.ts";
import type { RuleId } from "./rules.ts";

/** Where a package tells its callers what changed. */
export const changelogName = "CHANGELOG.md";

/** Changes of a whole model or operation: named in one line, as there is nothing more to say of each. */
const whole: Partial<Readonly<Record<RuleId, string>>> = {
  "model-removed": "Removed models",
  "operation-removed": "Removed operations",
  "model-added": "New models",
  "operation-added": "New operations",
};

/** Changes of properties that are told in one line where there are several of a model, and no value goes with them. */
const several: Partial<Readonly<Record<RuleId, string>>> = {
  "property-added": "new properties",
  "required-property-added": "new required properties",
  "property-removed": "properties that are gone",
  "required-property-removed": "required properties that are gone",
  "became-optional": "properties that became optional",
  "became-required": "properties that became required",
};

const badges: Readonly<Record<Level, string>> = {
  breaking: "**Breaking:** ",
  unproven: "**Breaking:** ",
  source: "**Breaks code:** ",
  safe: "",
};

/** The entry of one version: what changed for a caller, by model, worst first; no date. */
export function writeEntry(version: string, changes: readonly Change[]): string {
  const lists = Object.entries(whole).flatMap(([rule, title]) => {
    const of = changes.filter((change) => change.rule === rule);
    if (of.length === 0) return [];
    const names = of.map(({ subject }) => codeMarkdown(subject)).join(", ");
    return [`### ${title}\n\n${badges[worstOf(of)]}${names}`];
  });
  const subjects = new Map<string, Change[][]>();
  for (const group of groupByCause(changes.filter(({ rule }) => !(rule in whole)))) {
    const [{ subject }] = group;
    subjects.set(subject, [...(subjects.get(subject) ?? []), [...group]]);
  }
  const sections = [...subjects].map(([subject, groups]) => {
    const lines = gather(inOrder(groups)).map((line) => `- ${line}`);
    return `### ${codeMarkdown(subject)}\n\n${lines.join("\n")}`;
  });
  return `${[`## ${version}`, ...lists, ...sections].join("\n\n")}\n`;
}

function worstOf(changes: readonly Change[]): Level {
  return levels.find((level) => changes.some((change) => levelOf(change) === level)) ?? "safe";
}

function inOrder(groups: readonly Change[][]): readonly Change[][] {
  const rank = (group: Change[]): number => levels.indexOf(worstOf(group));
  return [...groups].sort((a, b) => rank(a) - rank(b));
}

/** The lines of one subject; changes that one word tells are one line. */
function gather(groups: readonly Change[][]): readonly string[] {
  const lines = new Map<string, Change[][]>();
  for (const [index, group] of groups.entries()) {
    const { rule, witness } = group[0]!;
    const isAlike = rule in several && group.length === 1 && witness === undefined;
    const key = isAlike ? `${levelOf(group[0]!)} ${rule}` : String(index);
    lines.set(key, [...(lines.get(key) ?? []), group]);
  }
  return [...lines.values()].map((alike) => {
    const [first] = alike as [Change[]];
    if (alike.length === 1) return writeLine(first);
    const { rule } = first[0]!;
    const paths = alike.map(([change]) => codeMarkdown(change!.path)).join(", ");
    return `${badges[levelOf(first[0]!)]}${several[rule]}: ${paths}`;
  });
}

function writeLine([change, ...others]: readonly Change[]): string {
  const { path, message } = change!;
  const where = path === "" ? "" : `${codeMarkdown(path)}: `;
  const also = others.length === 0 ? "" : `; ${alsoAt(others, codeMarkdown)}`;
  return `${badges[levelOf(change!)]}${where}${plainMarkdown(message)}${also}${writeWitness(change!)}`;
}

/** Longer values are left out: a reader of the entry asks `modelwright diff` for them. */
const longestWitness = 400;

function writeWitness({ wire, witness }: Change): string {
  if (wire === "unproven") return " (by its rule: no value was found that shows it)";
  if (witness === undefined) return "";
  const value = JSON.stringify(witness.value);
  if (value.length > longestWitness) return "";
  return `. ${witness.direction === "request" ? "Refused" : "Possible"} now: ${codeMarkdown(value)}`;
}

const title = "# Changelog";

/**
 * Puts an entry into a changelog, above those that are there and below what stands before them; what people wrote stays.
 * @param existing the file's text, `undefined` where there is none
 */
export function insertEntry(entry: string, existing: string | undefined): string {
  if (existing === undefined || existing.trim() === "") return `${title}\n\n${entry}`;
  const end = existing.includes("\r\n") ? "\r\n" : "\n";
  const text = end === "\n" ? entry : entry.replaceAll("\n", end);
  const first = firstEntry(existing);
  if (first !== undefined) return `${existing.slice(0, first)}${text}${end}${existing.slice(first)}`;
  return `${existing.trimEnd()}${end}${end}${text}`;
}

/** Where the first heading of a version begins; what stands in a block of code or in a comment is none. */
function firstEntry(text: string): number | undefined {
  let isLast: ((line: string) => boolean) | undefined;
  let at = 0;
  for (const line of text.split("\n")) {
    if (isLast !== undefined) isLast = isLast(line) ? undefined : isLast;
    else if (line.startsWith("## ")) return at;
    else isLast = lastLineOf(line);
    at += line.length + 1;
  }
  return undefined;
}

/** How fenced code (CommonMark 0.31.2, 4.5) or a comment (4.6) ends that begins on a line, and goes on behind it. */
function lastLineOf(first: string): ((line: string) => boolean) | undefined {
  const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(first)?.[1];
  if (fence !== undefined) return (line) => /^ {0,3}(`+|~+)\s*$/.exec(line)?.[1]?.startsWith(fence) === true;
  const isEnd = (line: string): boolean => line.includes("-->");
  return /^ {0,3}<!--/.test(first) && !isEnd(first) ? isEnd : undefined;
}
