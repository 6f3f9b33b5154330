import inflection from "inflection";
import { words } from "./words.ts";

/** The name of one of several: `Scopes` gives `Scope`; the word `data` stays, as everyone says it of one. */
export function singular(name: string): string {
  return words(name).at(-1)?.toLowerCase() === "data" ? name : inflection.singularize(name);
}
