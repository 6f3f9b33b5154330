import { type ModelId, noNotes, type Property, type Schema } from "../ir/index.ts";
import { type Lowering, openDraft } from "./draft.ts";
import type { LoweredOperation } from "./operations.ts";
import { camelCase } from "./words.ts";

/** The models that a client is set up with, where they are asked for: the credentials of all security schemes. */
export function lowerClientModels(operations: readonly LoweredOperation[], lowering: Lowering): Set<ModelId> {
  const ids = new Set<ModelId>();
  const { clientModels, securityOptional } = lowering.options.operations;
  const { security, securitySchemes } = lowering.openapi;
  const used = new Set(security.flat());
  const schemes = securitySchemes.filter(({ name }) => used.has(name));
  if (!clientModels || schemes.length === 0 || operations.length === 0) return ids;
  const properties = schemes.map(({ name, at, description }): Property => {
    const notes = description === undefined ? noNotes : { ...noNotes, description };
    return { key: name, name: camelCase(name) || name, schema: { at, notes, types: ["string"] } };
  });
  const schema: Schema = {
    at: schemes[0]!.at,
    notes: noNotes,
    types: ["object"],
    object: { properties, ...(!securityOptional && { required: properties.map(({ key }) => key) }) },
  };
  const draft = openDraft(lowering, {
    id: "security",
    at: schema.at,
    role: "security",
    directory: "models",
    wish: { label: "Security", title: undefined, place: "fixed" },
    parent: undefined,
    root: { name: "Security", directory: "models", instance: "" },
    node: undefined,
  });
  draft.schema = schema;
  ids.add(draft.id);
  return ids;
}
