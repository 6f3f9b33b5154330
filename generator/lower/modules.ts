import {
  type Model,
  type ModelId,
  type ModelModule,
  type NameOptions,
  type Operation,
  refsOf,
  rootsOf,
} from "../ir/index.ts";

/** A model whose module is still to be found. */
export type UnplacedModel = Omit<Model, "module">;

/**
 * Decides which module each model is declared in. Components and errors have one of their own. Any other model is
 * declared with the one component or operation that every way to it leads through, in the same room and file; what several
 * lead to has a module of its own. In a module a model stands before those that it leads to.
 */
export function placeModels(
  models: readonly UnplacedModel[],
  operations: readonly Operation[],
  options: NameOptions,
): readonly Model[] {
  const graph = openGraph(models, operations);
  const owners = options.modules === "apart" ? new Map<ModelId, Owner>() : findOwners(graph);
  const ownerOf = (id: ModelId): Owner => owners.get(id) ?? id;
  const modules = new Map<ModelId, ModelModule>();
  const taken = new Set(models.filter(({ id }) => ownerOf(id) === id).map(({ path }) => path));
  for (const owner of new Set<Owner>([...operations, ...models.map(({ id }) => ownerOf(id))])) {
    const members = inOrder(owner, graph, (id) => ownerOf(id) === owner);
    const [first] = members;
    if (first === undefined) continue;
    const path = typeof owner === "string" ? first.path : operationPath(owner, first, options, taken);
    members.forEach(({ id }, turn) => {
      modules.set(id, { path, turn });
    });
  }
  return models.map((model) => ({ ...model, module: modules.get(model.id)! }));
}

/** What a module is named after: a model, or an operation with all that only it leads to. */
type Owner = ModelId | Operation;

interface Graph {
  readonly models: ReadonlyMap<ModelId, UnplacedModel>;
  readonly operations: readonly Operation[];
  /** What an owner leads to, in the order in which it is read. */
  next(from: Owner): readonly ModelId[];
}

function openGraph(models: readonly UnplacedModel[], operations: readonly Operation[]): Graph {
  const byId = new Map(models.map((model) => [model.id, model]));
  const next = new Map<Owner, readonly ModelId[]>();
  const lead = (from: Owner, to: readonly ModelId[]): void => {
    next.set(from, to.every((id) => byId.has(id)) ? to : to.filter((id) => byId.has(id)));
  };
  for (const { id, schema } of models) lead(id, refsOf(schema));
  for (const operation of operations) {
    const { request } = operation;
    lead(operation, [...(request === undefined ? [] : [request]), ...rootsOf(operation)]);
  }
  return { models: byId, operations, next: (from) => next.get(from)! };
}

/**
 * The owner of each model that is declared with another. Where two owners' ways meet, the first model on which they do
 * owns what lies behind it: that is found in rounds, as what lies behind may meet others further on.
 */
function findOwners(graph: Graph): ReadonlyMap<ModelId, Owner> {
  const tops = findTops(graph);
  for (;;) {
    const owners = new Map<ModelId, Owner | "several">();
    const meeting = new Set<ModelId>();
    for (const top of tops) spread(top, { graph, tops, owners });
    for (const from of [...tops, ...owners.keys()]) {
      if (owners.get(from as ModelId) === "several") continue;
      for (const to of graph.next(from)) if (owners.get(to) === "several") meeting.add(to);
    }
    if (meeting.size === 0) return owners as ReadonlyMap<ModelId, Owner>;
    for (const id of meeting) tops.add(id);
  }
}

interface Spreading {
  readonly graph: Graph;
  readonly tops: ReadonlySet<Owner>;
  readonly owners: Map<ModelId, Owner | "several">;
}

/** Marks all that an owner leads to, up to other owners. */
function spread(top: Owner, { graph, tops, owners }: Spreading): void {
  const stack: { readonly id: ModelId; readonly owner: Owner | "several" }[] = [];
  const push = (from: Owner, owner: Owner | "several"): void => {
    for (const id of graph.next(from)) if (!tops.has(id)) stack.push({ id, owner });
  };
  push(top, top);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const known = owners.get(at.id);
    const owner = known === undefined || known === at.owner ? at.owner : "several";
    if (known === owner) continue;
    owners.set(at.id, owner);
    push(at.id, owner);
  }
}

/** Models that are shared by their nature, or reached from another room or another file of the document. */
function findTops(graph: Graph): Set<Owner> {
  const tops = new Set<Owner>(graph.operations);
  for (const model of graph.models.values()) {
    if (!roomy.has(model.role)) tops.add(model.id);
    for (const id of graph.next(model.id)) {
      const { directory, at } = graph.models.get(id)!;
      if (directory !== model.directory || at.file !== model.at.file) tops.add(id);
    }
  }
  for (const operation of graph.operations) {
    for (const id of graph.next(operation)) {
      if (graph.models.get(id)!.directory !== roomOf[operation.kind]) tops.add(id);
    }
  }
  return tops;
}

/** Roles of models that can be declared with another. */
const roomy: ReadonlySet<string> = new Set([
  "inline",
  "request",
  "request-body",
  "response",
  "response-body",
]);

const roomOf = { operation: "operations", webhook: "webhooks", callback: "callbacks" } as const;

/** The models of one module: each before what it leads to, and that in the order in which it is read. */
function inOrder(owner: Owner, graph: Graph, isMember: (id: ModelId) => boolean): readonly UnplacedModel[] {
  const members: UnplacedModel[] = [];
  const seen = new Set<ModelId>();
  const stack: ModelId[] = typeof owner === "string" ? [owner] : graph.next(owner).toReversed();
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (seen.has(id) || !isMember(id)) continue;
    seen.add(id);
    members.push(graph.models.get(id)!);
    for (const next of graph.next(id).toReversed()) stack.push(next);
  }
  return members;
}

/** Beside the models of its room, and apart from any that has a module of that name. */
function operationPath(
  { module }: Operation,
  { directory }: UnplacedModel,
  { directories }: NameOptions,
  taken: Set<string>,
): string {
  const wished = directories[directory] + module.path.slice(module.path.lastIndexOf("/"));
  let path = wished;
  for (let count = 1; taken.has(path); count += 1) path = `${wished}-models${count === 1 ? "" : count}`;
  taken.add(path);
  return path;
}
