import {
  type Api,
  type Model,
  type ModelId,
  type Operation,
  type Schema,
  type Shapes,
  subschemas,
} from "../ir/index.ts";

/**
 * The order in which a run draws the samples of its pages, which decides whose value of a shared class all pages show:
 * the models of operations first, SDK group by SDK group, then the other models as the operations first reach them,
 * then the rest.
 */
export function drawOrder(api: Api, shapes: Shapes): readonly Model[] {
  const reached = new Set<ModelId>();
  for (const operation of inGroups(api.operations)) {
    for (const id of reachOf(operation, shapes)) reached.add(id);
  }
  const order = new Set<Model>();
  const models = [...reached].map((id) => shapes.model(id));
  for (const model of models) if (model.directory !== "models") order.add(model);
  for (const model of models) order.add(model);
  for (const model of api.models) order.add(model);
  return [...order];
}

/** Operations by group, groups as they first appear; `payments.refunds` goes with `payments`. */
function inGroups(operations: readonly Operation[]): readonly Operation[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const group = (operation.group ?? "").split(".")[0] ?? "";
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [operation]);
    else known.push(operation);
  }
  return [...groups.values()].flat();
}

/** The models of an operation: its parameters' and body's, the request, its responses'. */
function reachOf(operation: Operation, shapes: Shapes): readonly ModelId[] {
  const found = new Set<ModelId>();
  const visit = (schema: Schema): void => {
    if (schema.ref !== undefined && !found.has(schema.ref)) {
      found.add(schema.ref);
      visit(shapes.model(schema.ref).schema);
    }
    for (const inner of subschemas(schema)) visit(inner);
  };
  for (const parameter of operation.parameters) visit(parameter.schema);
  for (const body of operation.bodies) visit(body.schema);
  if (operation.request !== undefined) found.add(operation.request);
  for (const response of operation.responses) {
    for (const content of response.contents) visit(content.schema);
  }
  for (const id of operation.models) found.add(id);
  return [...found];
}
