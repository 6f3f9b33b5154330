import { type Api, type Content, followOperations, type ModelId, type Operation } from "../../../ir/index.ts";
import { append } from "./append.ts";

/** An operation and what a model is to it; nothing where the model is only inside of another. */
export interface Use {
  readonly operation: Operation;
  readonly roles: readonly string[];
}

/** Which operations every model is used by: those that name it first, each group in the order of the document. */
export function findUses(api: Api): ReadonlyMap<ModelId, readonly Use[]> {
  const models = new Map(api.models.map((model) => [model.id, model]));
  const uses = new Map<ModelId, Use[]>();
  for (const operation of api.operations) {
    const named = rolesOf(operation);
    for (const id of new Set([...named.keys(), ...followOperations(models)(operation)])) {
      append(uses, id, { operation, roles: named.get(id) ?? [] });
    }
  }
  const isNamed = ({ roles }: Use): number => (roles.length > 0 ? 0 : 1);
  return new Map([...uses].map(([id, all]) => [id, all.sort((a, b) => isNamed(a) - isNamed(b))]));
}

function rolesOf(operation: Operation): Map<ModelId, string[]> {
  const roles = new Map<ModelId, string[]>();
  const add = (id: ModelId | undefined, role: string): void => {
    if (id === undefined) return;
    const known = roles.get(id) ?? [];
    if (!known.includes(role)) roles.set(id, [...known, role]);
  };
  const addBodies = (contents: readonly Content[], role: string): void => {
    for (const { schema } of contents) {
      add(schema.ref, role);
      add(schema.array?.items?.ref, role);
    }
  };
  add(operation.request, "request");
  addBodies(operation.bodies, "body");
  for (const { schema, name } of operation.parameters) add(schema.ref, `parameter ${name}`);
  for (const { status, contents } of operation.responses) addBodies(contents, `response ${status}`);
  add(operation.response, "response");
  for (const id of operation.settings ?? []) add(id, "settings");
  return roles;
}
