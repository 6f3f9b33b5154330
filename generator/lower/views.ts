import type { View } from "../ir/index.ts";
import { camelCase } from "./words.ts";

/** A property's name in the model's view; a key without a letter or digit keeps its own. */
export function viewName(key: string, view: View): string {
  if (view.properties === "preserve") return key;
  const name = camelCase(key);
  return name === "" ? key : name;
}

/** A key that could not have the name that it would like, as another key of its object has that one. */
export interface KeptKey {
  readonly key: string;
  readonly wished: string;
  readonly other: string;
}

/**
 * The names of an object's properties, each its own: a key that is written as it is called comes first, then the one
 * that stands first; what is left keeps its key, which no other has.
 */
export function viewNames(
  keys: readonly string[],
  view: View,
  onKept: (kept: KeptKey) => void,
  calledBy: (key: string) => string | undefined = () => undefined,
): string[] {
  const takers = new Map(keys.map((key) => [key, key]));
  return keys.map((key) => {
    const wished = viewName(view.properties === "preserve" ? key : (calledBy(key) ?? key), view);
    const other = takers.get(wished);
    if (other !== undefined && other !== key) {
      onKept({ key, wished, other });
      return key;
    }
    takers.set(wished, key);
    return wished;
  });
}
