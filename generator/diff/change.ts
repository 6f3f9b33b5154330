import type { Origin } from "../diagnostics/index.ts";
import type { Json, Model, Schema } from "../ir/index.ts";
import type { RuleId } from "./rules.ts";

/** Which way values of a model travel: from clients to servers, or back. A model that no operation reaches goes both. */
export type Direction = "request" | "response";

/**
 * What a change does to the set of values that a schema accepts. `incomparable`: some come and some go, or nobody can
 * tell; `none`: the set stays.
 */
export type Effect = "narrowed" | "widened" | "incomparable" | "none";

/** One step from a schema to one inside it, and from a value to the value there. */
export type Step =
  | { readonly kind: "property"; readonly key: string }
  | { readonly kind: "value"; readonly key: string }
  | { readonly kind: "item"; readonly index: number }
  /** The same value: `allOf`, `anyOf`, `oneOf` and the like. */
  | { readonly kind: "same" };

/** The schemas of a value on both sides, with all parts that speak of it. */
export interface Whole {
  readonly base: Schema;
  readonly revision: Schema;
  /** The members of choices that are not the one which led on. */
  readonly skipped: Pick<ReadonlySet<Schema>, "has" | "size">;
}

/** The two schemas that a change lies between, and how values get there from the model around them. */
export interface Site {
  readonly base: Schema;
  readonly revision: Schema;
  /** What they are parts of; themselves where it is absent. */
  readonly whole?: Whole | undefined;
  /** From the models' schemas to these. */
  readonly steps: readonly Step[];
  /** The models around; the schemas themselves where they stand in none. */
  readonly baseRoot: Schema;
  readonly revisionRoot: Schema;
  readonly baseModel: Model | undefined;
  readonly revisionModel: Model | undefined;
}

/**
 * A context that may invert an effect: in a `oneOf`, and in a `contains` with `maxContains`, a part that accepts less
 * can make the whole accept more.
 */
export type Turn = "count" | Choice;

/** A choice as each side has it, by the member that led on; `undefined` where that is no member of any. */
export type Choice = Readonly<
  Record<"base" | "revision", { readonly member: Schema; readonly others: readonly Schema[] } | undefined>
>;

/** A difference as it was found: not yet judged. */
export interface Difference {
  readonly rule: RuleId;
  /** What the rule's message is told. */
  readonly args: Readonly<Record<string, string>>;
  readonly effect: Effect;
  /** The place in either document; one of them is absent for what is new or gone. */
  readonly base: Origin | undefined;
  readonly revision: Origin | undefined;
  /** `undefined` for changes of operations, which need no value to be proven. */
  readonly site: Site | undefined;
  /** What lies around it and may turn the effect around. */
  readonly turns?: readonly Turn[] | undefined;
  /** The property that came, went, or has to be there or no longer, and what is said of it. */
  readonly member?: { readonly key: string; readonly schema: Schema } | undefined;
  /** What all answers of the operation are together, in code, where this is one more of them. */
  readonly answer?: { readonly base: Schema; readonly revision: Schema } | undefined;
  readonly direction: Direction;
  /** What it is a change of: a model's name, or `GET /pets`. */
  readonly subject: string;
  /** The property it lies at, as a person writes it: `tags[].name`; empty for the subject itself. */
  readonly path: string;
  /** The model's path in the new package, in the old one where it is gone; `undefined` for operations. */
  readonly model: string | undefined;
}

/** Whether old clients and servers go on working with the new document. */
export type WireVerdict = "breaking" | "unproven" | "safe";

/** Whether code that compiles against the old package still compiles. */
export type SourceVerdict = "breaking" | "safe";

/** A value that shows a break: one side accepts it, the other refuses it. */
export interface Witness {
  readonly value: Json;
  readonly direction: Direction;
  /** Which side accepts it: the old one for requests, the new one for responses. */
  readonly acceptedBy: "base" | "revision";
  /** What the other side says: the keyword that refuses, and where it stands. */
  readonly refusal: string;
}

/** A judged change. */
export interface Change {
  readonly rule: RuleId;
  readonly message: string;
  readonly subject: string;
  readonly path: string;
  /** The model's path in the new package, in the old one where it is gone; `undefined` for operations. */
  readonly model: string | undefined;
  /** Changes with one number have one cause: the same schemas, written out or referred to in several places. */
  readonly cause: number;
  readonly directions: readonly Direction[];
  readonly wire: WireVerdict;
  readonly source: SourceVerdict;
  readonly witness: Witness | undefined;
  readonly base: Origin | undefined;
  readonly revision: Origin | undefined;
}
