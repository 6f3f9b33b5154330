import type { ModelId, Operation, Role, Schema } from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { type Draft, type Lowering, openDraft, type Root } from "./draft.ts";
import { emptyScope } from "./dynamic-scope.ts";
import { pascalCase } from "./words.ts";

/** One operation with one body: what its models are called after. */
export interface Call {
  readonly operation: openapi.Operation;
  /** PascalCase, unique. */
  readonly name: string;
  readonly contents: readonly openapi.MediaType[];
}

/** The root of an operation's inline models. */
export function callRoot({ operation, name }: Call): Root {
  return operationRoot({ name, kind: operation.kind, group: groupOf(operation) });
}

/** The root of what stands in an operation, by its name, which is PascalCase and unique. */
export function operationRoot({ name, kind, group }: Pick<Operation, "name" | "kind" | "group">): Root {
  const directory = kind === "operation" ? "operations" : kind === "webhook" ? "webhooks" : "callbacks";
  return { name, directory, instance: name, ...(group !== undefined && { group: pascalCase(group) }) };
}

/** The group that an operation is in: what an extension says, else the first tag. */
export function groupOf({ extensions, tags }: openapi.Operation): string | undefined {
  const group = extensions["x-speakeasy-group"];
  return typeof group === "string" ? group : tags[0];
}

/** A draft that stands for the operation while its schemas are lowered; it is no model itself. */
export function callOwner(call: Call): Draft {
  const root = callRoot(call);
  return {
    id: `${call.name}~operation`,
    at: call.operation.at,
    role: "request",
    directory: root.directory,
    wish: { label: call.name, title: undefined, place: "fixed" },
    parent: undefined,
    root,
    node: undefined,
    dynamic: emptyScope,
    schema: undefined,
  };
}

/** A model that is made of an operation rather than read off one place: its schema is known from the start. */
export function openCallModel(
  call: Call,
  suffix: string,
  role: Role,
  schema: Schema,
  lowering: Lowering,
): ModelId {
  const root = callRoot(call);
  const draft = openDraft(lowering, {
    id: `${call.name}~${suffix}`,
    at: call.operation.at,
    role,
    directory: root.directory,
    wish: { label: call.name + suffix, title: undefined, place: "fixed" },
    parent: undefined,
    root,
    node: undefined,
  });
  draft.schema = schema;
  return draft.id;
}
