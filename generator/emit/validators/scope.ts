import { isPlainName } from "../../print/index.ts";

/** Words that cannot name a variable in a module. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield " +
    "Array Boolean Number Object RegExp Set String Date NaN Infinity"
  ).split(" "),
);

/** The names in sight at one place of a function. */
export interface Scope {
  /** A name like the hint that nothing in sight has. */
  declare(hint: string): string;
  /** A block inside. */
  nest(): Scope;
  /** The places that the function compares where it reads them: TypeScript's idea of those may be narrower from there on. */
  readonly narrowed: Set<string>;
}

/** Names that are taken; asked only, as there may be many. */
export interface NameSet {
  has(name: string): boolean;
}

/** The scope of one function; `taken` holds what the module has at its top, and hears of every name that is declared. */
export function createScope(taken: NameSet, declared: Set<string>): Scope {
  return scopeInside(taken, declared, new Set());
}

function scopeInside(outer: NameSet, declared: Set<string>, narrowed: Set<string>): Scope {
  const own = new Set<string>();
  const inSight: NameSet = { has: (name) => own.has(name) || outer.has(name) };
  return {
    declare: (hint) => {
      let name = identifierOf(hint);
      while (inSight.has(name) || reservedWords.has(name)) name += "_";
      own.add(name);
      declared.add(name);
      return name;
    },
    nest: () => scopeInside(inSight, declared, narrowed),
    narrowed,
  };
}

/** Longer names say no more. */
const longest = 80;

/** A key, or a name made of one, as an identifier: its other characters replaced. */
export function identifierOf(text: string): string {
  if (text.length <= longest && isPlainName(text)) return text;
  const name = text.slice(0, longest).replace(/[^\p{ID_Continue}$]/gu, "_");
  return /^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`;
}

/** Whether a word means something else to the language, or to emitted code. */
export function isReservedWord(name: string): boolean {
  return reservedWords.has(name);
}
