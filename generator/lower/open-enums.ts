import {
  hasType,
  type Json,
  type JsonType,
  type ModelId,
  type ModelOptions,
  type Reach,
  type Schema,
} from "../ir/index.ts";
import type { Draft } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";

/**
 * Opens the enums to which a newer server may add: with the view's `enums: "open"` those that come in responses, and
 * any that the document says to be open, and without those that it says to be closed. An enum of one value is a mark, not a list that grows,
 * and so is one of more with a `const` beside it.
 */
export function openEnums(
  drafts: readonly Draft[],
  reach: ReadonlyMap<ModelId, Reach>,
  { view }: ModelOptions,
): readonly Draft[] {
  return drafts.map((draft) => {
    const { schema, node, id } = draft;
    if (schema?.enum === undefined || schema.enum.length < 2 || schema.const !== undefined) return draft;
    const told = isObject(node?.value) ? node.value["x-speakeasy-unknown-values"] : undefined;
    const way = reach.get(id);
    const comes = way === undefined || way.response || !way.request;
    const open: Schema = { ...schema, types: typesListed(schema.types, schema.enum), open: true };
    const opens = told === "allow" || (told !== "disallow" && view.enums === "open" && comes);
    return opens ? { ...draft, schema: open } : draft;
  });
}

/** Types that no other one is a part of. */
const allTypes: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/**
 * What is added to a list is of a type that it has values of: null stays refused where the list refuses it. Where `type` allows
 * none of its values, only that says what they are.
 */
function typesListed(types: readonly JsonType[] = allTypes, values: readonly Json[]): readonly JsonType[] {
  const listed = types.filter((type) => values.some((value) => hasType(value, type)));
  return listed.length === 0 ? types : listed;
}
