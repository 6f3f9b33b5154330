import type { Report } from "../diagnostics/index.ts";
import {
  type Api,
  findConversion,
  followOperations,
  type ModelId,
  type ModelOptions,
  type Operation,
  type Reach,
  refsOf,
  type Schema,
} from "../ir/index.ts";
import type { OpenApi } from "../openapi/index.ts";
import { lowerClientModels } from "./client-models.ts";
import { reportClosedParts } from "./closed-parts.ts";
import { findHeirs, openComponents } from "./components.ts";
import type { Draft, Lowering } from "./draft.ts";
import { reportExtensions } from "./extensions.ts";
import { agreeOnForms } from "./forms.ts";
import { isObject } from "./keyword-reader.ts";
import { leaveOut } from "./leave-out.ts";
import { settleLoops } from "./loops.ts";
import { placeModels, type UnplacedModel } from "./modules.ts";
import { settleNames } from "./names.ts";
import { openEnums } from "./open-enums.ts";
import { settleOperations } from "./operation-names.ts";
import { type LoweredOperation, lowerOperations } from "./operations.ts";
import { reportPropertyNames } from "./property-names.ts";
import { findReach } from "./reach.ts";
import { lowerBody } from "./schema.ts";
import { readTwins } from "./shared.ts";
import { markTags } from "./tags.ts";
import { settleUnknown } from "./unknown.ts";
import { lowerUploads } from "./uploads.ts";
import { addVariants, type DirectedDraft } from "./variants.ts";
import { findVisible, inView } from "./visible.ts";
import { asWritten } from "./written-at.ts";

/**
 * Brings a document to the IR: every component and inline class a model, every operation with the models that it needs.
 * Whatever is wrong in the document is reported, and the place falls to `unknown`.
 * @param isLeftOut which schemas say nothing, before others agree with them on anything
 */
export function lower(
  openapi: OpenApi,
  options: ModelOptions,
  report: Report,
  isLeftOut?: (schema: Schema) => boolean,
): Api {
  const lowering = openLowering(openapi, options, report);
  reportExtensions(lowering);
  openComponents(lowering);
  const called = lowerOperations(lowering);
  const client = lowerClientModels(called, lowering);
  lowerQueue(lowering);
  const drafted = lowerUploads(withoutUnknown(called, lowering, isLeftOut), lowering);
  lendExamples(lowering);
  settleLoops(lowering);
  reportClosedParts(lowering);
  reportPropertyNames(lowering);
  const schemas = schemasOf(lowering);
  const included = includedComponents(lowering);
  const reach = findReach(drafted, schemas, included);
  const kept = openEnums(keepReached(lowering, reach, client), reach, options);
  lendDescriptions(lowering, reach);
  const added = addVariants(kept, drafted, reach, lowering);
  const { drafts, operations } = asWritten(
    inForms(markTags(added.drafts, reach, options), lowering),
    added.operations,
    openapi,
  );
  const visible = findVisible(drafts, operations, new Set([...client, ...included]), openapi, options);
  const unnamed = drafts.map(({ id, schema }) => ({ id, schema: schema! }));
  const settled = new Map(unnamed.map((model) => [model.id, model]));
  const names = settleNames(inView(drafts, visible), {
    options: options.names,
    view: options.view,
    converted: findConversion({ models: unnamed, view: options.view }).models,
    schemas: new Map(unnamed.map(({ id, schema }) => [id, schema])),
    reached: () => operations.flatMap(followOperations(settled)),
    statuses: findStatuses(drafted),
    report,
  });
  const unplaced = drafts.map((draft) => toModel(draft, names.get(draft.id)!, reach, visible));
  const modules = settleOperations(operations, options.names, report);
  const settledOperations = operations.map(
    (operation, index): Operation => ({ ...operation, module: modules[index]! }),
  );
  const models = placeModels(unplaced, settledOperations, options.names);
  return {
    document: openapi.sources[0]?.file ?? "",
    title: openapi.title,
    version: openapi.apiVersion,
    description: openapi.description,
    view: options.view,
    overriding: options.components === "classes",
    models: [...models].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    operations: settledOperations,
    tags: openapi.tags,
  };
}

/** Where models differ from their JSON, their parts have to agree on how. */
function inForms(drafts: readonly DirectedDraft[], { options, report }: Lowering): readonly DirectedDraft[] {
  const { properties, dates, int64 } = options.view;
  if (properties === "preserve" && dates === "string" && int64 === "number") return drafts;
  const schemas = new Map(drafts.map(({ id, schema }) => [id, schema!]));
  const agreed = agreeOnForms(schemas, options.view, report);
  return drafts.map((draft) => ({ ...draft, schema: agreed.get(draft.id)! }));
}

function openLowering(openapi: OpenApi, options: ModelOptions, report: Report): Lowering {
  const faults = { count: 0 };
  return {
    lowerBody,
    openapi: {
      ...openapi,
      resolve: (ref, at) => {
        const target = openapi.resolve(ref, at);
        if (target === undefined) faults.count += 1;
        return target;
      },
    },
    options,
    report: (diagnostic) => {
      faults.count += 1;
      report(diagnostic);
    },
    faults,
    drafts: new Map(),
    components: new Map(),
    heirs: findHeirs(openapi),
    shared: new Map(),
    twins: [],
    queue: [],
    descriptions: new Map(),
    aliases: new Map(),
    inlining: new Set(),
    borrowed: new Map(),
    examples: new Map(),
    parameters: new Map(),
    errors: new Map(),
  };
}

/** Lowers the schemas of all models, those that turn up on the way as well; no recursion from model to model. */
function lowerQueue(lowering: Lowering): void {
  const noisy = new Set<Draft>();
  for (let at = 0; at < lowering.queue.length; at += 1) {
    const draft = lowering.queue[at]!;
    if (draft.node === undefined) continue;
    const { faults } = lowering;
    const before = faults.count;
    const schema = lowerBody(draft.node, { owner: draft, wish: draft.wish }, lowering);
    if (faults.count > before) noisy.add(draft);
    draft.schema = withDescription(schema, lowering.descriptions.get(draft.id));
  }
  readTwins(noisy, lowering);
}

/** Leaves nothing that nobody knows in the drafts' schemas, nor in those of operations. */
function withoutUnknown(
  called: readonly LoweredOperation[],
  { drafts }: Lowering,
  isLeftOut?: (schema: Schema) => boolean,
): readonly LoweredOperation[] {
  const lowered = [...drafts.values()].map(({ id, schema }) => ({ id, schema: schema! }));
  const { models, operations } =
    isLeftOut === undefined
      ? settleUnknown(lowered, called)
      : leaveOut({ models: lowered, operations: called }, isLeftOut);
  for (const { id, schema } of models) drafts.get(id)!.schema = schema;
  return operations;
}

function withDescription(schema: Schema, description: string | undefined): Schema {
  if (description === undefined || (schema.notes.description ?? "") !== "") return schema;
  return { ...schema, notes: { ...schema.notes, description } };
}

function lendDescriptions({ drafts, borrowed }: Lowering, reach: ReadonlyMap<ModelId, Reach>): void {
  for (const [id, description] of borrowed) {
    const draft = drafts.get(id);
    if (draft?.schema === undefined || reach.get(id)?.request === true) continue;
    draft.schema = withDescription(draft.schema, description);
  }
}

/** An enum that is a component takes over the example of a parameter that refers to it. */
function lendExamples({ drafts, examples }: Lowering): void {
  for (const [id, example] of examples) {
    const draft = drafts.get(id);
    if (draft?.schema?.enum === undefined || draft.schema.notes.examples.length > 0) continue;
    draft.schema = { ...draft.schema, notes: { ...draft.schema.notes, examples: [example] } };
  }
}

function schemasOf(lowering: Lowering): Map<ModelId, Schema> {
  return new Map([...lowering.drafts.values()].map(({ id, schema }) => [id, schema!]));
}

function keepReached(
  { drafts, options }: Lowering,
  reach: ReadonlyMap<ModelId, Reach>,
  client: ReadonlySet<ModelId>,
): Draft[] {
  const all = [...drafts.values()];
  return options.reach === "all" ? all : all.filter(({ id }) => reach.has(id) || client.has(id));
}

/** Components that are wanted although no operation reaches them. */
function includedComponents({ components }: Lowering): readonly ModelId[] {
  return [...components.values()]
    .filter(({ node }) => isObject(node?.value) && node.value["x-speakeasy-include"] === true)
    .map(({ id }) => id);
}

/** The status of the response that each model is the body of, or listed in; the first where there are several. */
function findStatuses(operations: readonly LoweredOperation[]): ReadonlyMap<ModelId, string> {
  const statuses = new Map<ModelId, string>();
  for (const { status, contents } of operations.flatMap(({ responses }) => responses)) {
    for (const id of contents.flatMap(({ schema }) => refsOf(schema))) {
      if (!statuses.has(id)) statuses.set(id, status);
    }
  }
  return statuses;
}

const unreached: Reach = { request: false, response: false, error: false };

function toModel(
  draft: DirectedDraft,
  { name, path }: { readonly name: string; readonly path: string },
  reach: ReadonlyMap<ModelId, Reach>,
  visible: ReadonlySet<ModelId>,
): UnplacedModel {
  return {
    id: draft.id,
    name,
    directory: draft.directory,
    path,
    role: draft.role,
    page: visible.has(draft.id),
    schema: draft.schema!,
    at: draft.at,
    direction: draft.direction,
    variantOf: draft.variantOf,
    reach: reach.get(draft.variantOf ?? draft.id) ?? unreached,
  };
}

export type { LoweredOperation };
