import type { Origin, Report } from "../diagnostics/index.ts";
import type { Directory, Json, ModelId, ModelOptions, Role, Schema } from "../ir/index.ts";
import type { Node, OpenApi, Parameter } from "../openapi/index.ts";
import { type DynamicScope, emptyScope } from "./dynamic-scope.ts";
import type { Scope } from "./schema.ts";
import type { Twin } from "./shared.ts";

/** What a schema would like to be called, and why. Names are decided in `names.ts`, once all wishes are known. */
export interface Wish {
  /** The words that the document offers: a component's key, a property's, an operation's id with a suffix. */
  readonly label: string;
  /** The schema's own title; inline schemas prefer it. */
  readonly title: string | undefined;
  readonly place: "fixed" | "property" | "item" | "value" | "member" | "reference";
  /** A member's position in its union, counted from 1. */
  readonly index?: number;
  /** Where a parameter's class stands, as a name says it: `QueryParam`. */
  readonly via?: string;
}

/** A model on its way: its schema is filled in when its turn comes, its name at the end. */
export interface Draft {
  readonly id: ModelId;
  readonly at: Origin;
  readonly role: Role;
  readonly directory: Directory;
  readonly wish: Wish;
  /** The model that it stands in, directly; `undefined` for components and for what operations are made of. */
  parent: Draft | undefined;
  /** The component or operation that it stands in, outermost; for a class of several owners, both are one of them. */
  root: Root;
  /** The schema in the document; `undefined` for models made from operations, which come with their schema. */
  readonly node: Node | undefined;
  /** The dynamic scope that it is lowered in. */
  readonly dynamic: DynamicScope;
  /** The components that it is a part of by what its owner inherits, where heirs hold what they inherit. */
  readonly inherited?: ReadonlySet<ModelId> | undefined;
  schema: Schema | undefined;
}

/** The component or operation around a schema. */
export interface Root {
  /** PascalCase: the prefix of names that collide. */
  readonly name: string;
  readonly directory: Directory;
  /** The operation's group, PascalCase: a word more for names that would still collide. */
  readonly group?: string;
  /** Tells apart the models of one place that is lowered more than once; empty for most. */
  readonly instance: string;
}

/** The state of one call of `lower`. */
export interface Lowering {
  /** Lowers a schema where it stands: references need it, and it needs them. */
  readonly lowerBody: (node: Node, scope: Scope, lowering: Lowering) => Schema;
  readonly openapi: OpenApi;
  readonly options: ModelOptions;
  readonly report: Report;
  /** How much has been reported so far. */
  readonly faults: { count: number };
  readonly drafts: Map<ModelId, Draft>;
  /** The components of the root document, by key. */
  readonly components: Map<string, Draft>;
  /** For each place, the components that have it in their `allOf`. */
  readonly heirs: ReadonlyMap<ModelId, readonly string[]>;
  /** Inline classes by what they say, where those that say the same are one model. */
  readonly shared: Map<string, Draft>;
  readonly twins: Twin[];
  /** Models whose schemas still have to be lowered. */
  readonly queue: Draft[];
  /** Descriptions that stand in for a model's own, where it has none: those of the responses it is the body of. */
  readonly descriptions: Map<ModelId, string | undefined>;
  /** Places that are another name for a component: `Pet: { $ref: pet.yaml }`. */
  readonly aliases: Map<ModelId, ModelId>;
  /** Descriptions that a component without one borrows, where nobody sends it. */
  readonly borrowed: Map<ModelId, string>;
  /** Examples of parameters that an enum without one borrows, where it is a component that they refer to. */
  readonly examples: Map<ModelId, Json>;
  /** What the schemas of parameters were lowered to that say the same wherever they are referred to. */
  readonly parameters: Map<Parameter, Schema>;
  /** Inline errors by what they look like, where those that look the same are one model. */
  readonly errors: Map<string, ModelId>;
  /** Referenced places that are being lowered where they are used. */
  readonly inlining: Set<ModelId>;
}

/** The id of a place: two references to one place are the same model. */
export function placeId(at: Origin, instance = ""): ModelId {
  return `${at.file}#${at.pointer}${instance === "" ? "" : `~${instance}`}`;
}

/** Registers a model, or finds it where its place is known already. */
export function openDraft(
  lowering: Lowering,
  draft: Omit<Draft, "schema" | "dynamic"> & { readonly dynamic?: DynamicScope },
): Draft {
  const known = lowering.drafts.get(draft.id);
  if (known !== undefined) return known;
  const opened: Draft = { dynamic: emptyScope, ...draft, schema: undefined };
  lowering.drafts.set(opened.id, opened);
  lowering.queue.push(opened);
  return opened;
}
