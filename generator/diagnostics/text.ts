import { createExcerpts, type Excerpts, visibleLine } from "./excerpt.ts";
import type { Locate } from "./origin.ts";
import { type Placed, place } from "./place.ts";
import type { Diagnostic } from "./report.ts";
import type { Severity } from "./row.ts";

/** How text is coloured; each function gives its argument back where there is no colour. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly note: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export interface TextOptions {
  readonly locate: Locate;
  /** The text of a file that diagnostics point into, where it is at hand. */
  readonly textOf: (file: string) => string | undefined;
  readonly palette: Palette;
  /** How many are printed; 0 for all. */
  readonly most: number;
}

const order: readonly Severity[] = ["error", "warning", "note"];

/** Places listed below a diagnostic that repeats, before "and more". */
const placesListed = 4;

/**
 * Diagnostics as a terminal shows them: `file:line:col severity code: message`, the source line, a caret. Errors come
 * first; one message at many places is printed once.
 * @returns lines, each ending with a newline
 */
export function diagnosticsToText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  const groups = groupRepeats(diagnostics);
  const excerptsOf = readExcerpts(options.textOf);
  const shown = options.most === 0 ? groups : groups.slice(0, options.most);
  const texts = shown.map((group) => groupToText(group, options, excerptsOf));
  const hidden = groups.slice(shown.length).flat();
  if (hidden.length > 0) {
    texts.push(options.palette.faint(`… and ${count(hidden)} more; --max-diagnostics 0 prints all\n`));
  }
  return texts.join("");
}

/** The excerpts of each file, by its lines, which are looked for once. */
function readExcerpts(textOf: TextOptions["textOf"]): (file: string) => Excerpts | undefined {
  const known = new Map<string, Excerpts | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const text = textOf(file);
      known.set(file, text === undefined ? undefined : createExcerpts(text));
    }
    return known.get(file);
  };
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function count(diagnostics: readonly Diagnostic[]): string {
  return order
    .map((severity) => ({ severity, n: diagnostics.filter((one) => one.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => `${n} ${severity}${n === 1 ? "" : "s"}`)
    .join(", ");
}

function groupRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const severity of order) {
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity !== severity) continue;
      const key = `${diagnostic.code} ${diagnostic.message}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [diagnostic]);
      else group.push(diagnostic);
    }
  }
  return [...groups.values()];
}

function groupToText(
  group: readonly Diagnostic[],
  options: TextOptions,
  excerptsOf: (file: string) => Excerpts | undefined,
): string {
  const [first, ...others] = group;
  if (first === undefined) return "";
  const listed = others.slice(0, placesListed).map((one) => placeToText(place(one, options.locate)));
  const rest = others.length - listed.length;
  if (rest > 0) listed.push(`${rest} more`);
  const repeats = others.length === 0 ? "" : options.palette.faint(`    also at ${listed.join(", ")}\n`);
  return diagnosticToText(first, options, excerptsOf) + repeats;
}

function diagnosticToText(
  diagnostic: Diagnostic,
  { locate, palette }: TextOptions,
  excerptsOf: (file: string) => Excerpts | undefined,
): string {
  const placed = place(diagnostic, locate);
  const { severity, code, message } = diagnostic;
  const where = placed.file === undefined ? "" : `${palette.strong(placeToText(placed))} `;
  const head = `${where}${palette[severity](severity)} ${code}: ${visibleLine(message)}\n`;
  const excerpts = placed.file === undefined ? undefined : excerptsOf(placed.file);
  const excerpt = placed.position === undefined ? undefined : excerpts?.(placed.position);
  if (excerpt === undefined) return head;
  const number = String(placed.position?.line ?? "");
  const margin = " ".repeat(number.length);
  return (
    `${head}  ${palette.faint(`${number} |`)} ${excerpt.line}\n` +
    `  ${palette.faint(`${margin} |`)} ${palette[severity](excerpt.caret)}\n`
  );
}

function placeToText({ file, position }: Placed): string {
  const name = visibleLine(file ?? "");
  return position === undefined ? name : `${name}:${position.line}:${position.column}`;
}
