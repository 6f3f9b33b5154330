import { type ModelId, noNotes, type OperationParameter, type Property, type Schema } from "../ir/index.ts";
import type { SecurityScheme } from "../openapi/index.ts";
import { type Call, openCallModel } from "./calls.ts";
import { type Lowering, openDraft } from "./draft.ts";
import type { LoweredOperation } from "./operations.ts";
import { isGlobal } from "./parameters.ts";
import { camelCase } from "./words.ts";

/** The model that a client is set up with: the credentials that the document, or else its operations, ask for. */
export function lowerClientModels(operations: readonly LoweredOperation[], lowering: Lowering): Set<ModelId> {
  const { clientModels } = lowering.options.operations;
  const { security, securitySchemes, operations: documented } = lowering.openapi;
  const asked = security.length > 0 ? security : documented.flatMap((operation) => operation.security ?? []);
  const used = new Set(asked.flat().map(({ name }) => name));
  const schemes = securitySchemes.filter(({ name }) => used.has(name));
  if (!clientModels || schemes.length === 0 || operations.length === 0) return new Set();
  const draft = openDraft(lowering, {
    id: "security",
    at: schemes[0]!.at,
    role: "security",
    directory: "models",
    wish: { label: "Security", title: undefined, place: "fixed" },
    parent: undefined,
    root: { name: "Security", directory: "models", instance: "" },
    node: undefined,
  });
  draft.schema = credentials(schemes, lowering);
  return new Set([draft.id]);
}

/** The models that a client is set up with for one operation: shared parameters, and credentials of its own. */
export function lowerSettings(
  call: Call,
  parameters: readonly OperationParameter[],
  lowering: Lowering,
): readonly ModelId[] {
  const { clientModels } = lowering.options.operations;
  const { security, securitySchemes } = lowering.openapi;
  if (!clientModels) return [];
  const ids: ModelId[] = [];
  const own = call.operation.security ?? [];
  const names = new Set(own.flat().map(({ name }) => name));
  const schemes = securitySchemes.filter(({ name }) => names.has(name));
  const common = new Set(security.flat().map(({ name }) => name));
  // Credentials of the document's are the client's; an operation has its own where it asks for others, or for none.
  const other = own.some(
    (alternative) => alternative.length === 0 || !alternative.every(({ name }) => common.has(name)),
  );
  if (schemes.length > 0 && security.length > 0 && other) {
    ids.push(openCallModel(call, "Security", "security", credentials(schemes, lowering), lowering));
  }
  const globals = parameters.filter((parameter) =>
    isGlobal({ name: parameter.key, in: parameter.in }, lowering.openapi),
  );
  if (globals.length === 0) return ids;
  const properties = globals.map(({ name, schema }): Property => {
    const { description: _, ...notes } = schema.notes;
    return { key: name, name, schema: { ...schema, notes: { ...notes, undescribed: true as const } } };
  });
  const schema: Schema = { at: call.operation.at, notes: noNotes, types: ["object"], object: { properties } };
  ids.push(openCallModel(call, "Globals", "globals", schema, lowering));
  return ids;
}

function credentials(schemes: readonly SecurityScheme[], { options }: Lowering): Schema {
  const properties = schemes.map(({ name, at, value }): Property => {
    const example = value["x-speakeasy-example"];
    const notes = typeof example === "string" ? { examples: [example] } : noNotes;
    const schema: Schema = { at, notes, types: ["string"] };
    return { key: name, name: camelCase(name) || name, schema };
  });
  const required = options.operations.securityOptional ? {} : { required: properties.map(({ key }) => key) };
  return { at: schemes[0]!.at, notes: noNotes, types: ["object"], object: { properties, ...required } };
}
