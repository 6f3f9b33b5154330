import type { Report } from "../diagnostics/index.ts";
import type { Directory, ModelId, NameOptions, Schema } from "../ir/index.ts";
import type { Draft } from "./draft.ts";
import { folded, short, shortened } from "./file-names.ts";
import { type Claim, claimOf } from "./names-claim.ts";
import { settleDistinct } from "./names-distinct.ts";
import { settleFirstCome } from "./names-first-come.ts";
import { isReservedFile, isReservedName } from "./reserved.ts";
import { className, kebabCase } from "./words.ts";

/** What a model is called, and where its module and page lie. */
export interface Name {
  readonly name: string;
  readonly path: string;
}

/** The names that are taken so far, and the way to take one. */
export interface Registry {
  isTaken(directory: Directory, name: string): boolean;
  /** Gives a draft the name that these words make; a number is added where it is taken. */
  settle(draft: Draft, words: string): void;
}

/** What names depend on beside the drafts themselves. */
export interface NamingFacts {
  readonly options: NameOptions;
  readonly schemas: ReadonlyMap<ModelId, Schema>;
  /** Drafts in the order in which operations reach them. */
  readonly reached: () => readonly ModelId[];
  /** The status of the response that a draft is the body of. */
  readonly statuses: ReadonlyMap<ModelId, string>;
  readonly report: Report;
}

/**
 * Decides every name at once. Components and operations' models have fixed names; inline classes are called after their
 * title or their property, and where several in one directory want one name, after what tells them apart. An earlier
 * layer's names are taken when a later layer's turn comes.
 */
export function settleNames(layers: readonly (readonly Draft[])[], facts: NamingFacts): Map<ModelId, Name> {
  const settled = new Map<ModelId, Name>();
  const registry = createRegistry(settled, facts);
  const isFixed = ({ wish }: Draft): boolean => wish.place === "fixed";
  for (const drafts of layers) {
    for (const draft of drafts.filter(isFixed)) registry.settle(draft, draft.wish.label);
    const inline = drafts.filter((draft) => !isFixed(draft));
    const claims = inline.map((draft): Claim => claimOf(draft, drafts, facts));
    if (facts.options.collisions === "root-prefix") settleDistinct(claims, registry);
    else settleFirstCome(claims, registry, facts);
  }
  return settled;
}

function createRegistry(settled: Map<ModelId, Name>, { options, report }: NamingFacts): Registry {
  const taken = new Set<string>();
  const keyOf = (directory: Directory, name: string): string => `${directory}/${folded(name)}`;
  return {
    isTaken: (directory, words) => taken.has(keyOf(directory, unreserved(identifier(className(words))))),
    settle: (draft, words) => {
      const wished = identifier(className(words));
      const free = unreserved(wished);
      let name = free;
      for (let count = 1; taken.has(keyOf(draft.directory, name)); count++) name = `${free}${count}`;
      taken.add(keyOf(draft.directory, name));
      const path = `${options.directories[draft.directory]}/${fileName(name, options)}`;
      settled.set(draft.id, { name, path });
      if (name === wished) return;
      const why = isReservedName(wished) ? "that name is reserved" : "another model has that name";
      report({ code: "name-settled", at: draft.at, args: { wished, name, why } });
    },
  };
}

/** Lower case, as files meet on systems that do not tell cases apart; never longer than those systems take. */
function fileName(name: string, { files }: NameOptions): string {
  const file = (files === "kebab" ? kebabCase(name) : name.toLowerCase()).normalize("NFC");
  if (isReservedFile(file)) return `${file}-model`;
  return short(file);
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
