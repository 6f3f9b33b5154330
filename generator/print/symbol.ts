import { type AliasPart, type Code, codeOf, type Reference } from "./code.ts";

/** An export of one of the package's modules. */
export interface SymbolOf {
  readonly name: string;
  /** The module's path below `src/`, without extension: `models/pet`, `runtime`. */
  readonly from: string;
  /** Whether this use needs the type only: a module whose every use is one is imported with `import type`. */
  readonly use?: "type" | "value";
}

/** Code that prints an exported name and imports it where it is another module's. */
export function symbol({ name, from, use = "value" }: SymbolOf): Code {
  return codeOf({ kind: "reference", name, from, use });
}

/**
 * The start of a declaration that this module exports: code\`${exported(of)}const ${symbol(of)} = 1;\`. A name that
 * cannot stand in the module (it would hide a global that the code needs) is declared under another and exported as
 * itself at the module's end.
 */
export function exported(of: SymbolOf): Code {
  return codeOf({ kind: "exporting", reference: referenceOf(of) });
}

/** `export type Name = …;` with its doc comment. */
export function typeAlias(of: SymbolOf, type: Code, docs?: AliasPart["docs"]): Code {
  return codeOf({ kind: "alias", reference: referenceOf(of), docs, type });
}

function referenceOf({ name, from, use = "value" }: SymbolOf): Reference {
  return { kind: "reference", name, from, use };
}
