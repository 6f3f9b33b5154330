import { type Locate, type Origin, visibleLine } from "../diagnostics/index.ts";
import type { Change } from "./change.ts";
import { groupByCause } from "./join.ts";
import { codeInCell, plainMarkdown } from "./markdown.ts";
import { rules } from "./rules.ts";
import { type Bump, bumpOf } from "./version.ts";

export type DiffFormat = "text" | "markdown" | "json";

/** Where positions come from. */
export interface Places {
  readonly base: Locate;
  readonly revision: Locate;
}

/** Writes a list of changes for people, for a pull request, or for programs. */
export function formatDiff(changes: readonly Change[], format: DiffFormat, places: Places): string {
  return writers[format](sorted(changes), places);
}

const writers: Readonly<Record<DiffFormat, (changes: readonly Change[], places: Places) => string>> = {
  text: writeText,
  markdown: writeMarkdown,
  json: writeJson,
};

/** How bad a change is, worst first. */
export const levels = ["breaking", "unproven", "source", "safe"] as const;
export type Level = (typeof levels)[number];

export function levelOf({ wire, source }: Change): Level {
  if (wire !== "safe") return wire;
  return source === "breaking" ? "source" : "safe";
}

function sorted(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => levels.indexOf(levelOf(a)) - levels.indexOf(levelOf(b)));
}

const titles: Readonly<Record<Level, string>> = {
  breaking: "Breaks on the wire",
  unproven: "Breaks on the wire by its rule; no value was found that shows it",
  source: "Breaks code that uses the package",
  safe: "Safe",
};

/** What the changes come to: `2 breaking, 1 unproven, 1 for code only, 5 safe: major`. */
export function summarize(
  changes: readonly Change[],
): Readonly<Record<Level, number>> & { readonly bump: Bump } {
  const count = (level: Level): number => changes.filter((change) => levelOf(change) === level).length;
  return {
    breaking: count("breaking"),
    unproven: count("unproven"),
    source: count("source"),
    safe: count("safe"),
    bump: bumpOf(changes),
  };
}

function summaryLine(changes: readonly Change[]): string {
  if (changes.length === 0) return "No change that a caller could notice.";
  const { breaking, unproven, source, safe, bump } = summarize(changes);
  const version = bump === "none" ? "no new version" : `a ${bump} version`;
  return `${breaking} breaking, ${unproven} unproven, ${source} for code only, ${safe} safe: ${version}`;
}

/** What changed, as a person calls it: `Pet.tags[].name`, `GET /pets (body.name)`. */
export function nameOf({ subject, path }: Change): string {
  if (path === "") return subject;
  return /^[A-Z]+ /.test(subject)
    ? `${subject} (${path})`
    : `${subject}${path.startsWith("[") ? "" : "."}${path}`;
}

/** Names listed before "and more". */
const namesListed = 5;

/** The other places of one cause. */
export function alsoAt(others: readonly Change[], write: (name: string) => string): string {
  const shown = others.slice(0, namesListed).map((change) => write(nameOf(change)));
  const more = others.length - shown.length;
  return `also ${shown.join(", ")}${more === 0 ? "" : ` and ${more} more`} (${others.length + 1} places)`;
}

function placeOf(origin: Origin | undefined, locate: Locate): string | undefined {
  if (origin === undefined) return undefined;
  const position = locate(origin);
  const { file } = position?.origin ?? origin;
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
}

function witnessLine({ witness }: Change): string | undefined {
  if (witness === undefined) return undefined;
  const story =
    witness.direction === "request"
      ? "a request that was valid and is refused now"
      : "a response that is possible now and was not valid before";
  return `${story}: ${JSON.stringify(witness.value)} (${witness.refusal})`;
}

function writeText(changes: readonly Change[], places: Places): string {
  const blocks = levels.flatMap((level) => {
    const of = changes.filter((change) => levelOf(change) === level);
    if (of.length === 0) return [];
    const entries = groupByCause(of).map(([change, ...others]) => {
      const { rule, message, directions, wire, source, base, revision } = change;
      const where = [placeOf(base, places.base), placeOf(revision, places.revision)].filter(
        (place) => place !== undefined,
      );
      const lines = [
        `  ${nameOf(change)}: ${message}`,
        `    ${rule}; ${directions.join(" and ")}; wire ${wire}, source ${source}`,
        `    ${where.join(" -> ")}`,
        ...(others.length === 0 ? [] : [`    ${alsoAt(others, (name) => name)}`]),
      ];
      const witness = witnessLine(change);
      return [...lines, ...(witness === undefined ? [] : [`    ${witness}`])].map(visibleLine).join("\n");
    });
    return [`${titles[level]} (${of.length})\n\n${entries.join("\n\n")}`];
  });
  return `${[...blocks, summaryLine(changes)].join("\n\n")}\n`;
}

function writeMarkdown(changes: readonly Change[], places: Places): string {
  const blocks = levels.flatMap((level) => {
    const of = changes.filter((change) => levelOf(change) === level);
    if (of.length === 0) return [];
    const rows = groupByCause(of).map(([change, ...others]) => {
      const { message, directions, witness, base, revision } = change;
      const place = placeOf(revision, places.revision) ?? placeOf(base, places.base) ?? "";
      const shown = witness === undefined ? "" : codeInCell(JSON.stringify(witness.value));
      const also = others.length === 0 ? "" : `; ${alsoAt(others, codeInCell)}`;
      return `| ${codeInCell(nameOf(change))} | ${plainMarkdown(message)}${also} | ${directions.join(", ")} | ${shown} | ${plainMarkdown(place)} |`;
    });
    const head = "| What | Change | Direction | Witness | Place |\n| --- | --- | --- | --- | --- |";
    return [`## ${titles[level]}\n\n${head}\n${rows.join("\n")}`];
  });
  return `${[`# Changes\n\n${summaryLine(changes)}`, ...blocks].join("\n\n")}\n`;
}

function writeJson(changes: readonly Change[], places: Places): string {
  const at = (origin: Origin | undefined, locate: Locate) => {
    if (origin === undefined) return null;
    const { origin: real = origin, ...position } = locate(origin) ?? {};
    return { file: real.file, pointer: real.pointer, ...position };
  };
  const listed = changes.map(({ base, revision, witness, ...change }) => ({
    ...change,
    explanation: rules.get(change.rule)!.explain,
    witness: witness ?? null,
    base: at(base, places.base),
    revision: at(revision, places.revision),
  }));
  return `${JSON.stringify({ summary: summarize(changes), changes: listed }, null, 2)}\n`;
}
