import type { ModelId, Reach, Schema } from "../ir/index.ts";
import type { Direction } from "./absent.ts";
import { directSchema, findDirected, findTolerant } from "./directions.ts";
import type { Draft, Lowering } from "./draft.ts";
import { mapOperation } from "./map-schema.ts";
import type { LoweredOperation } from "./operations.ts";
import { capitalize } from "./words.ts";

export interface DirectedDraft extends Draft {
  readonly direction: "both" | Direction;
  readonly variantOf: ModelId | undefined;
}

/** Models of one direction by nature: they are changed in place and have no variants. */
const requestRoles: ReadonlySet<string> = new Set(["request", "request-body"]);
const responseRoles: ReadonlySet<string> = new Set(["response", "response-body", "error"]);

/**
 * Adds the input and output variants of the models that differ by direction, and leads operations to them. With only
 * what is reached kept, a variant exists where its direction is reached.
 */
export function addVariants(
  drafts: readonly Draft[],
  operations: readonly LoweredOperation[],
  reach: ReadonlyMap<ModelId, Reach>,
  lowering: Lowering,
): { readonly drafts: readonly DirectedDraft[]; readonly operations: readonly LoweredOperation[] } {
  const schemas = new Map(drafts.map(({ id, schema }) => [id, schema!]));
  const roles = new Map(drafts.map(({ id, role }) => [id, role]));
  const all = lowering.options.reach === "all";
  const plan = (direction: Direction, own: ReadonlySet<string>, other: ReadonlySet<string>): Plan => {
    const directed = findDirected(schemas, direction);
    const way = direction === "input" ? "request" : "response";
    // What a server may add to, a request may not: the same model is another one there.
    const open = direction === "input" ? findTolerant(schemas) : new Set<ModelId>();
    const tolerant = all ? open : new Set<ModelId>();
    const split = [...new Set([...directed, ...tolerant])].filter((id) => {
      const role = roles.get(id)!;
      const reached = reach.get(id)?.[way] === true;
      return !own.has(role) && !other.has(role) && (reached || (all && directed.has(id)));
    });
    return { direction, touched: new Set([...directed, ...open]), own, split: new Set(split) };
  };
  const plans = [plan("input", requestRoles, responseRoles), plan("output", responseRoles, requestRoles)];
  const directed = drafts.map((draft): DirectedDraft => {
    const home = plans.find(({ own }) => own.has(draft.role));
    const schema = home?.touched.has(draft.id) ? turn(draft.schema!, home, schemas) : draft.schema!;
    return { ...draft, schema, direction: "both", variantOf: undefined };
  });
  const variants = plans.flatMap((plan) =>
    drafts.filter(({ id }) => plan.split.has(id)).map((draft) => vary(draft, plan, schemas, lowering)),
  );
  return {
    drafts: [...directed, ...variants],
    operations: operations.map((operation) => leadOperation(operation, plans, schemas)),
  };
}

interface Plan {
  readonly direction: Direction;
  /** The models whose schemas are not the same in this direction. */
  readonly touched: ReadonlySet<ModelId>;
  readonly own: ReadonlySet<string>;
  readonly split: ReadonlySet<ModelId>;
}

function variantId(id: ModelId, { direction, split }: Plan): ModelId {
  return split.has(id) ? `${id}~${direction}` : id;
}

function turn(schema: Schema, plan: Plan, schemas: ReadonlyMap<ModelId, Schema>): Schema {
  return directSchema(schema, schemas, plan.direction, (id) => variantId(id, plan));
}

function vary(
  draft: Draft,
  plan: Plan,
  schemas: ReadonlyMap<ModelId, Schema>,
  { options }: Lowering,
): DirectedDraft {
  const suffix = plan.direction === "input" ? options.names.inputSuffix : options.names.outputSuffix;
  const { title, label } = draft.wish;
  return {
    ...draft,
    id: variantId(draft.id, plan),
    wish: {
      ...draft.wish,
      label: `${label}${capitalize(suffix)}`,
      title: title === undefined ? undefined : `${title}${capitalize(suffix)}`,
    },
    schema: turn(draft.schema!, plan, schemas),
    direction: plan.direction,
    variantOf: draft.id,
  };
}

function leadOperation(
  operation: LoweredOperation,
  [input, output]: readonly Plan[],
  schemas: ReadonlyMap<ModelId, Schema>,
): LoweredOperation {
  const lead =
    (plan: Plan) =>
    (schema: Schema): Schema =>
      turn(schema, plan, schemas);
  return {
    ...mapOperation(operation, lead(input!), lead(output!)),
    request: operation.request === undefined ? undefined : variantId(operation.request, input!),
  };
}
