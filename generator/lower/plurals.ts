import inflection from "inflection";

/** The name of one of several: `Scopes` gives `Scope`; `Data` stays, as everyone says it of one. */
export function singular(name: string): string {
  return /data$/i.test(name) ? name : inflection.singularize(name);
}
