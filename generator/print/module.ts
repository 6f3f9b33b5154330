import type { Origin } from "../diagnostics/index.ts";
import { type Code, codeOf } from "./code.ts";
import { comment } from "./comment.ts";
import type { Loading } from "./frames-ahead.ts";
import { stringText } from "./literal.ts";
import { compareNames, compareText, findNamed, type Name, settleNames } from "./names.ts";
import { type ImportExtension, specifier } from "./path.ts";
import { type Context, placeMark, renderCode, type Structures } from "./render.ts";
import { loadStructures } from "./structures.ts";
import { printExpression } from "./syntax.ts";

/** One module of the emitted package. */
export interface ModuleText {
  /** Below `src/`, without extension: `models/pet`. */
  readonly path: string;
  /** What its leading comment says; lines are separated by `\n`. */
  readonly header: string;
  readonly body: Code;
  readonly importExtension: ImportExtension;
  /** Names that the body declares itself and that no import may have. */
  readonly declared?: readonly string[];
}

/** Names of a module, or all of it, spread or under a name of its own. */
export interface BarrelExport {
  readonly from: string;
  readonly names?: readonly { readonly name: string; readonly use: "type" | "value" }[] | undefined;
  readonly namespace?: string | undefined;
}

/** A module that passes on what others export. */
export interface BarrelText {
  readonly path: string;
  readonly header: string;
  readonly exports: readonly BarrelExport[];
  readonly importExtension: ImportExtension;
}

/** A module's text and the names in it whose origin is known, from the first to the last. */
export interface PlacedText {
  readonly text: string;
  readonly places: readonly TextPlace[];
}

/** A position in a text, line and column counted from 0, and the place in the document that it comes from. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly at: Origin;
}

/** Prints code with ts-morph at hand. */
export interface Printer {
  /** The whole text of a module: its header, the imports that its code asks for, its code. */
  renderModule(module: ModuleText): string;
  /** The same, and where the names in it come from. */
  renderPlaced(module: ModuleText): PlacedText;
  renderBarrel(barrel: BarrelText): string;
}

/** Makes a printer; the first one loads ts-morph, `apart` beside what the caller does until it is awaited. */
export async function createPrinter(loading: Loading = "here"): Promise<Printer> {
  const structures = await loadStructures(loading);
  return {
    renderModule: (module) => renderModule(module, structures, "left-out").text,
    renderPlaced: (module) => renderModule(module, structures, "marked"),
    renderBarrel: (barrel) => renderBarrel(barrel, structures),
  };
}

function renderBarrel(
  { path, header, exports, importExtension }: BarrelText,
  structures: Structures,
): string {
  const lines = exports.map((one) => structures.reexport(specifier(path, one.from, importExtension), one));
  const start = printExpression(comment(header));
  return `${start}\n\n${lines.length === 0 ? "export {};" : lines.join("\n")}\n`;
}

function renderModule(module: ModuleText, structures: Structures, marks: Context["places"]): PlacedText {
  const { path, header, body, importExtension, declared = [] } = module;
  const { exports, places } = findNamed(body);
  const names = settleNames(path, exports, declared);
  const context: Context = {
    localName: names.localOf,
    structures,
    places: marks,
  };
  const sections = [
    comment(header),
    codeOf(importLines(path, names.all, importExtension).join("\n")),
    body,
    codeOf(exportLine(path, names.all)),
  ];
  const texts = sections.map((section) => renderCode(section, context)).filter((text) => text !== "");
  const text = `${texts.join("\n\n")}\n`;
  return marks === "marked" ? takePlaces(text, places) : { text, places: [] };
}

/** Takes the marks out of a text; they stand in the order of the origins that they were printed for. */
function takePlaces(marked: string, origins: readonly Origin[]): PlacedText {
  const pieces = marked.split(placeMark);
  const places: TextPlace[] = [];
  let line = 0;
  let column = 0;
  for (const [index, piece] of pieces.slice(0, -1).entries()) {
    const end = piece.lastIndexOf("\n");
    column = end === -1 ? column + piece.length : piece.length - end - 1;
    for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", at + 1)) line += 1;
    places.push({ line, column, at: origins[index] as Origin });
  }
  return { text: pieces.join(""), places };
}

function importLines(path: string, names: readonly Name[], extension: ImportExtension): string[] {
  const modules = new Map<string, Name[]>();
  for (const name of names) {
    const { from } = name.reference;
    const others = modules.get(from);
    if (others !== undefined) others.push(name);
    else if (from !== path) modules.set(from, [name]);
  }
  return [...modules]
    .map(([from, own]) => ({ target: specifier(path, from, extension), own }))
    .sort((one, other) => farthestFirst(one.target, other.target))
    .map(({ target, own }) => importLine(target, own));
}

/** `../../runtime.ts`, then `../pet.ts`, then `./owner.ts`. */
function farthestFirst(one: string, other: string): number {
  return climbs(other) - climbs(one) || compareText(one, other);
}

/** How many folders a specifier goes up. */
function climbs(target: string): number {
  let count = 0;
  while (target.startsWith("../", 3 * count)) count += 1;
  return count;
}

function importLine(target: string, names: readonly Name[]): string {
  const typesOnly = names.every(({ use }) => use === "type");
  const items = [...names]
    .sort((one, other) => compareNames(one.reference.name, other.reference.name))
    .map(({ reference: { name }, local, use }) => {
      const item = name === local ? name : `${name} as ${local}`;
      return use === "type" && !typesOnly ? `type ${item}` : item;
    });
  const start = typesOnly ? "import type {" : "import {";
  const flat = `${start} ${items.join(", ")} } from ${stringText(target)};`;
  if (flat.length <= 100) return flat;
  return `${start}\n${items.map((item) => `  ${item},\n`).join("")}} from ${stringText(target)};`;
}

/** The names that the module could not declare as they are exported. */
function exportLine(path: string, names: readonly Name[]): string {
  const renamed = names
    .filter(({ reference, local }) => reference.from === path && local !== reference.name)
    .map(({ reference, local, use }) => `${use === "type" ? "type " : ""}${local} as ${reference.name}`);
  return renamed.length === 0 ? "" : `export { ${renamed.join(", ")} };`;
}
