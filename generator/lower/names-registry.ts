import type { Report } from "../diagnostics/index.ts";
import { conversionExports, type ModelId, type NameOptions, plainExports, type View } from "../ir/index.ts";
import type { Draft } from "./draft.ts";
import { fileWord, folded, short, shortened, whyNotFile } from "./file-names.ts";
import { isReservedFile, isReservedName } from "./reserved.ts";
import { className } from "./words.ts";

/** What a model is called, and where its module and page lie. */
export interface Name {
  readonly name: string;
  readonly path: string;
}

/** The names that are taken so far, and the way to take one. */
export interface Registry {
  /** Whether a draft could not have the name that these words make. */
  isTaken(draft: Draft, words: string): boolean;
  /** Gives a draft the name that these words make, or others do where it is taken; a number is added where that is, too. */
  settle(draft: Draft, words: string, otherwise?: string): void;
  /** Those last whose names another of them exports besides its own, as `PetWire` is the JSON of `Pet`. */
  inTurn<T>(items: Iterable<T>, wishOf: (item: T) => Wished): readonly T[];
}

/** A name that drafts of one directory would like. */
export interface Wished {
  readonly drafts: readonly Draft[];
  readonly words: string;
}

export interface RegistryInput {
  readonly options: NameOptions;
  readonly view: View;
  /** The models that are not their own JSON, and export what converts them. */
  readonly converted: ReadonlySet<ModelId>;
  readonly report: Report;
}

/** What is taken in one folder: its files, whatever a file system makes of case, and what its barrel passes on. */
interface Taken {
  readonly files: Set<string>;
  readonly exports: Set<string>;
}

/** @param rooms folders that have a barrel, which is imported by their name: no module is called so */
export function createRegistry(
  settled: Map<ModelId, Name>,
  rooms: ReadonlySet<string>,
  input: RegistryInput,
): Registry {
  const { options, view, converted, report } = input;
  const folders = new Map<string, Taken>();
  const folderOf = ({ directory }: Draft): string => options.directories[directory];
  const takenBeside = (draft: Draft): Taken => {
    const folder = folderOf(draft);
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const taken: Taken = { files: new Set(), exports: new Set() };
    folders.set(folder, taken);
    return taken;
  };
  // Where no model exports more than its own name says, names alone tell.
  const exportsOf = ({ id }: Draft, name: string): readonly string[] =>
    converted.size === 0
      ? []
      : [...plainExports(name), ...(converted.has(id) ? conversionExports(name, view) : [])];
  const isTaken = (draft: Draft, name: string, { files, exports }: Taken): boolean =>
    files.has(folded(name)) || exportsOf(draft, name).some((exported) => exports.has(exported));
  const paths = new Set<string>();
  const settlePath = (draft: Draft, name: string): string => {
    const folder = folderOf(draft);
    const file = fileWord(name, options.files);
    const wished = `${folder}/${file}`;
    const isRoom = rooms.has(folded(wished));
    const free = isRoom || isReservedFile(file) ? `${wished}-model` : `${folder}/${short(file)}`;
    let path = free;
    for (let count = 2; paths.has(folded(path)); count++) path = `${free}${count}`;
    paths.add(folded(path));
    if (path !== wished) {
      const why = isRoom ? "a folder with an index has that name" : whyNotFile(file);
      report({ code: "name-settled", at: draft.at, args: { wished, name: path, why } });
    }
    return path;
  };
  return {
    isTaken: (draft, words) => isTaken(draft, unreserved(wishedName(words)), takenBeside(draft)),
    settle: (draft, words, otherwise = words) => {
      const wished = wishedName(words);
      const taken = takenBeside(draft);
      const isFree = !isTaken(draft, unreserved(wished), taken);
      const free = unreserved(isFree ? wished : wishedName(otherwise));
      let name = free;
      for (let count = 1; isTaken(draft, name, taken); count++) name = `${free}${count}`;
      if (name !== wished) {
        const why = isReservedName(wished)
          ? "that name is reserved"
          : whyNot(exportsOf(draft, wished), taken);
        report({ code: "name-settled", at: draft.at, args: { wished, name, why } });
      }
      taken.files.add(folded(name));
      for (const exported of exportsOf(draft, name)) taken.exports.add(exported);
      settled.set(draft.id, { name, path: settlePath(draft, name) });
    },
    inTurn: (items, wishOf) => {
      const all = [...items];
      if (converted.size === 0) return all;
      const wishes = all.map((item) => {
        const { drafts, words } = wishOf(item);
        return { item, drafts, folder: folderOf(drafts[0]!), name: unreserved(wishedName(words)) };
      });
      const given = new Set<string>();
      for (const { drafts, folder, name } of wishes) {
        if (!drafts.some(({ id }) => converted.has(id))) continue;
        for (const exported of conversionExports(name, view)) given.add(`${folder}/${exported}`);
      }
      const yields = ({ folder, name }: (typeof wishes)[number]): boolean =>
        plainExports(name).some((exported) => given.has(`${folder}/${exported}`));
      const last = wishes.filter(yields).sort((one, other) => one.name.length - other.name.length);
      return [...wishes.filter((wish) => !yields(wish)), ...last].map(({ item }) => item);
    },
  };
}

function whyNot(exports: readonly string[], taken: Taken): string {
  const clash = exports.find((exported) => taken.exports.has(exported));
  const [own] = exports;
  const isFile = own !== undefined && taken.files.has(folded(own));
  return isFile || clash === undefined ? "another model has that name" : `another model exports \`${clash}\``;
}

function wishedName(words: string): string {
  return identifier(className(words));
}

/** A name that hides nothing a module relies on. */
function unreserved(name: string): string {
  return isReservedName(name) ? `${name}T` : name;
}

/** An identifier, whatever the document's words are. */
function identifier(name: string): string {
  const whole = name.replace(/[^\p{ID_Continue}$]/gu, "");
  if (whole === "") return "Model";
  const letters = whole.length > 200 ? shortened(whole, 160).replace("-", "") : whole;
  return /^[\p{ID_Start}$_]/u.test(letters) ? letters : `Model${letters}`;
}
