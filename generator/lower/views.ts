import type { View } from "../ir/index.ts";
import { camelCase } from "./words.ts";

/** A property's name in the model's view; a key without a letter or digit keeps its own. */
export function viewName(key: string, view: View): string {
  if (view.properties === "preserve") return key;
  const name = camelCase(key);
  return name === "" ? key : name;
}
