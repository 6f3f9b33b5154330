import { createHash } from "node:crypto";
import type { Report } from "../diagnostics/index.ts";
import type { Directory, ModelId, NameOptions } from "../ir/index.ts";
import type { Draft } from "./draft.ts";
import { singular } from "./plurals.ts";
import { isReservedFile, isReservedName } from "./reserved.ts";
import { kebabCase, pascalCase } from "./words.ts";

/** What a model is called, and where its module and page lie. */
export interface Name {
  readonly name: string;
  readonly path: string;
}

/**
 * Decides every name at once. Components and operations' models have fixed names; inline classes are called after
 * their title or their property, alone where nobody else in their directory wants that name, else after the component
 * or operation that they stand in as well.
 */
export function settleNames(
  drafts: readonly Draft[],
  options: NameOptions,
  report: Report,
): Map<ModelId, Name> {
  const names = new Names(options, report);
  const fixed = drafts.filter(({ wish }) => wish.place === "fixed");
  for (const draft of fixed) names.settle(draft, baseName(draft));
  const inline = drafts.filter(({ wish }) => wish.place !== "fixed");
  const claims = countClaims(inline);
  for (const draft of inline) {
    const base = baseName(draft);
    const alone = claims.get(claimKey(draft, base)) === 1 && !names.isTaken(draft.directory, base);
    const first = options.collisions === "first-come" && !names.isTaken(draft.directory, base);
    names.settle(draft, alone || first ? base : prefixed(draft, base));
  }
  return names.settled;
}

/** The names that are taken so far, by directory and without regard to case, as files are. */
class Names {
  readonly settled = new Map<ModelId, Name>();
  readonly #taken = new Set<string>();
  readonly #options: NameOptions;
  readonly #report: Report;

  constructor(options: NameOptions, report: Report) {
    this.#options = options;
    this.#report = report;
  }

  isTaken(directory: Directory, name: string): boolean {
    return this.#taken.has(`${directory}/${name.toLowerCase()}`);
  }

  settle(draft: Draft, wished: string): void {
    const { directory, id, at } = draft;
    let name = isReservedName(wished) ? `${wished}T` : wished;
    for (let count = 1; this.isTaken(directory, name); count++) name = `${wished}${count}`;
    this.#taken.add(`${directory}/${name.toLowerCase()}`);
    this.settled.set(id, { name, path: `${this.#options.directories[directory]}/${this.#file(name)}` });
    if (name !== wished) {
      const why = isReservedName(wished) ? "that name is reserved" : "another model has that name";
      this.#report({ code: "name-settled", at, args: { wished, name, why } });
    }
  }

  /** Lower case, as files meet on systems that do not tell cases apart; never longer than those systems take. */
  #file(name: string): string {
    const file = this.#options.files === "kebab" ? kebabCase(name) : name.toLowerCase();
    if (isReservedFile(file)) return `${file}-model`;
    if (file.length <= 120) return file;
    return `${file.slice(0, 100)}-${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
  }
}

function countClaims(drafts: readonly Draft[]): Map<string, number> {
  const claims = new Map<string, number>();
  for (const draft of drafts) {
    const key = claimKey(draft, baseName(draft));
    claims.set(key, (claims.get(key) ?? 0) + 1);
  }
  return claims;
}

function claimKey({ directory }: Draft, base: string): string {
  return `${directory}/${base.toLowerCase()}`;
}

function prefixed({ root, wish }: Draft, base: string): string {
  return wish.place === "reference" ? `${base}Properties` : `${root.name}${base}`;
}

/** What the document's words make of a wish: an identifier, whatever they are. */
function baseName({ wish }: Draft): string {
  const { title, label, place, index } = wish;
  const named = pascalCase(title ?? "");
  if (named !== "" && place !== "fixed") return identifier(named);
  const own = pascalCase(label);
  if (place === "item" && index === undefined) return identifier(singular(own));
  return identifier(index === undefined ? own : `${own}${index}`);
}

function identifier(name: string): string {
  const letters = name.replace(/[^\p{ID_Continue}$]/gu, "");
  if (letters === "") return "Model";
  return /^[\p{ID_Start}$_]/u.test(letters) ? letters : `Model${letters}`;
}
