import {
  type Api,
  followOperations,
  type Model,
  type ModelId,
  type Operation,
  type Schema,
  type Shapes,
  subschemas,
} from "../ir/index.ts";

/**
 * The order in which a run draws the samples of its pages, which decides whose value of a shared class all pages show:
 * the models of operations first, SDK by SDK, then the components as they are first met, then what no operation
 * reaches. What stands inside a model comes before it. A model of an operation that has a component's name waits for that
 * component and comes right before it. Webhooks and callbacks come last.
 */
export function drawOrder(api: Api, shapes: Shapes): readonly Model[] {
  const met = createMeeting(shapes);
  const follow = followOperations(new Map(api.models.map((model) => [model.id, model])));
  for (const operation of inTree(api.operations)) {
    for (const id of [...rootsOf(operation), ...follow(operation)]) met.enter(id);
  }
  met.enterComponents();
  for (const model of unreachedRoots(api)) met.enter(model.id);
  met.enterComponents();
  const order = [...new Set([...met.order, ...api.models])];
  const isLast = ({ directory }: Model): boolean => directory === "webhooks" || directory === "callbacks";
  return withNamesakes([...order.filter((model) => !isLast(model)), ...order.filter(isLast)]);
}

/** Models of operations that have a component's name, moved to before that component. */
function withNamesakes(order: readonly Model[]): readonly Model[] {
  const components = new Set(order.filter(isShared).map(({ name }) => name));
  const waits = (model: Model): boolean => !isShared(model) && components.has(model.name);
  const waiting = new Map<string, Model[]>();
  for (const model of order.filter(waits)) {
    waiting.set(model.name, [...(waiting.get(model.name) ?? []), model]);
  }
  return order
    .filter((model) => !waits(model))
    .flatMap((model) => (isShared(model) ? [...(waiting.get(model.name) ?? []), model] : [model]));
}

const isShared = ({ directory }: Model): boolean => directory === "models";

interface Meeting {
  readonly order: readonly Model[];
  /** Puts a model into the order after what stands inside it, or a component into the queue. */
  enter(id: ModelId): void;
  /** Enters the components that are in the queue, and those that turn up meanwhile. */
  enterComponents(): void;
}

function createMeeting(shapes: Shapes): Meeting {
  const order: Model[] = [];
  const visited = new Set<ModelId>();
  const queue = new Set<ModelId>();
  const visit = (model: Model): void => {
    if (visited.has(model.id)) return;
    visited.add(model.id);
    for (const id of refsOf(model.schema)) {
      const inner = shapes.model(id);
      const apart = isComponent(inner) || (isShared(inner) && !isShared(model));
      if (apart) queue.add(id);
      else visit(inner);
    }
    order.push(model);
  };
  return {
    order,
    enter: (id) => {
      const model = shapes.model(id);
      if (isShared(model)) queue.add(id);
      else visit(model);
    },
    // A set is walked together with what is added on the way.
    enterComponents: () => {
      for (const id of queue) visit(shapes.model(id));
    },
  };
}

function isComponent({ role }: Model): boolean {
  return role === "component" || role === "error";
}

/** The components that the document includes although no operation reaches them. */
function unreachedRoots({ models }: Api): readonly Model[] {
  const unreached = models.filter(
    (model) => isComponent(model) && !model.reach.request && !model.reach.response && !model.reach.error,
  );
  const inner = new Set(unreached.flatMap(({ id, schema }) => refsOf(schema).filter((ref) => ref !== id)));
  return unreached.filter(({ id }) => !inner.has(id));
}

interface Sdk {
  readonly operations: Operation[];
  readonly inner: Map<string, Sdk>;
}

/** Operations SDK by SDK, as they first appear: `payments.refunds` is inside of `payments`, after its own. */
function inTree(operations: readonly Operation[]): readonly Operation[] {
  const openSdk = (): Sdk => ({ operations: [], inner: new Map() });
  const root = openSdk();
  for (const operation of operations) {
    let sdk = root;
    for (const part of (operation.group ?? "").split(".")) {
      const name = part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
      const inner = sdk.inner.get(name) ?? openSdk();
      if (name === "") continue;
      sdk.inner.set(name, inner);
      sdk = inner;
    }
    sdk.operations.push(operation);
  }
  const list = (sdk: Sdk): Operation[] => [...sdk.operations, ...[...sdk.inner.values()].flatMap(list)];
  return list(root);
}

/** The models that an operation names: its parameters' and body's, the request, its responses'. */
function rootsOf(operation: Operation): readonly ModelId[] {
  const { parameters, bodies, request, responses } = operation;
  const contents = responses.flatMap((response) => response.contents);
  return [
    ...[...parameters, ...bodies].flatMap(({ schema }) => refsOf(schema)),
    ...(request === undefined ? [] : [request]),
    ...contents.flatMap(({ schema }) => refsOf(schema)),
  ];
}

function refsOf(schema: Schema): readonly ModelId[] {
  const own = schema.ref === undefined ? [] : [schema.ref];
  return [...own, ...[...subschemas(schema)].flatMap(refsOf)];
}
