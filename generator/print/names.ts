import type { Origin } from "../diagnostics/index.ts";
import type { Code, Part, Reference } from "./code.ts";
import { emittedGlobals } from "./globals.ts";

/** What a piece of code names: its exports, declarations' own among them, and where names come from, in order. */
export interface Named {
  readonly exports: Exports;
  readonly places: readonly Origin[];
}

/** By module, then by name: a reference to each export, to its value where any use needs that. */
export type Exports = ReadonlyMap<string, ReadonlyMap<string, Reference>>;

export function findNamed(code: Code): Named {
  const exports = new Map<string, Map<string, Reference>>();
  const places: Origin[] = [];
  const note = (reference: Reference): void => {
    const { from, name, use } = reference;
    let room = exports.get(from);
    if (room === undefined) {
      room = new Map<string, Reference>();
      exports.set(from, room);
    }
    const known = room.get(name);
    if (known === undefined || (known.use === "type" && use === "value")) room.set(name, reference);
  };
  const visit = (inner: Code): void => {
    const { parts } = inner;
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index] as Part;
      if (typeof part === "string") continue;
      if (part.kind === "code") visit(part);
      else if (part.kind === "reference") note(part);
      else if (part.kind === "group") for (const item of part.items) visit(item);
      else if (part.kind === "place") places.push(part.at);
      else {
        note(part.reference);
        if (part.kind === "alias") visit(part.type);
      }
    }
  };
  visit(code);
  return { exports, places };
}

/** What a piece of code exports: a name declared as a type alone is a `type`. In the order of declaration. */
export function exportsOf(code: Code): readonly { readonly name: string; readonly use: "type" | "value" }[] {
  const found = new Map<string, "type" | "value">();
  const visit = (part: Part): void => {
    if (typeof part === "string") return;
    if (part.kind === "code") for (const inner of part.parts) visit(inner);
    else if (part.kind === "exporting") found.set(part.reference.name, "value");
    else if (part.kind === "alias" && !found.has(part.reference.name)) found.set(part.reference.name, "type");
  };
  for (const part of code.parts) visit(part);
  return [...found].map(([name, use]) => ({ name, use }));
}

/** An export as the module at hand knows it. */
export interface Name {
  readonly reference: Reference;
  readonly local: string;
  /** `type` where no use needs the value. */
  readonly use: "type" | "value";
}

/** What one module calls the exports that it names. */
export interface Names {
  readonly all: readonly Name[];
  localOf(reference: Reference): string;
}

/**
 * Settles what each used export is called inside one module: its own name, but where another has taken that or a
 * global needs it. The module's own names come first, then imports by module and name, whatever order they are used in.
 */
export function settleNames(path: string, used: Exports, taken: Iterable<string>): Names {
  const locals = new Set(taken);
  const names = new Map<string, Map<string, Name>>();
  const isTaken = (name: string): boolean => locals.has(name) || emittedGlobals.has(name);
  const others = [...used.keys()].filter((from) => from !== path).sort();
  for (const from of used.has(path) ? [path, ...others] : others) {
    const room = new Map<string, Name>();
    names.set(from, room);
    const exports = used.get(from)!;
    for (const name of [...exports.keys()].sort()) {
      const reference = exports.get(name)!;
      const local = freeName(reference, isTaken);
      locals.add(local);
      room.set(reference.name, { reference, local, use: reference.use });
    }
  }
  const all = [...names.values()].flatMap((room) => [...room.values()]);
  return {
    all,
    localOf: ({ from, name }) => ((names.get(from) as Map<string, Name>).get(name) as Name).local,
  };
}

/** Without regard to case, as sorted imports are read. */
export function compareNames(one: string, other: string): number {
  return compareText(one.toLowerCase(), other.toLowerCase()) || compareText(one, other);
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function freeName({ name, from }: Reference, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const room = from.split("/").at(-2) ?? from;
  const base = `${name}From${pascal(room)}`;
  let local = base;
  for (let count = 2; isTaken(local); count += 1) local = `${base}${count}`;
  return local;
}

function pascal(text: string): string {
  return text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, first: string) => first.toUpperCase());
}
