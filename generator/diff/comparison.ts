import type { Api, Model, ModelId, Schema } from "../ir/index.ts";
import type { Difference, Direction, Effect, Site, Step, Turn } from "./change.ts";
import type { RuleId } from "./rules.ts";

/** The state of one comparison of two Apis. */
export interface Comparison {
  readonly base: Side;
  readonly revision: Side;
  readonly differences: Difference[];
  /** The pairs of models that have been met, by ids and direction. */
  readonly met: Set<string>;
  /** Pairs that still have to be compared. */
  readonly queue: ModelPair[];
  /** Where a pair of models is a part of a value of another: by the key in `met`. */
  readonly uses: Map<string, Pair[]>;
  /** Models that travel as XML on either side. */
  readonly ofXml: ReadonlySet<Model>;
  /** Models that others gave way to, and that are nowhere else. */
  readonly lost: Set<Model>;
  /** What a model is called where changes are told. */
  subjectOf(model: Model): string;
}

/** What is said of the properties that no part of a value declares: nothing, that there are none, or what they are. */
export type Guard = "none" | "closed" | "shaped";

export interface Side {
  readonly api: Api;
  model(id: ModelId): Model | undefined;
  /** The model that code finds under a name. */
  named(model: Pick<Model, "name" | "directory">): Model | undefined;
}

export interface ModelPair {
  readonly base: Model;
  readonly revision: Model;
  readonly direction: Direction;
}

/** Two schemas side by side, and the way that led to them. */
export interface Pair extends Site {
  readonly direction: Direction;
  readonly subject: string;
  readonly path: string;
  readonly comparison: Comparison;
  /** Set where values of this direction do not carry what is compared: read-only properties in requests. */
  readonly absent?: true;
  /** What a schema around this one, of the same value, says of properties that no part declares. */
  readonly guard?: Guard;
  /** The same without what this one says itself. */
  readonly guardAround?: Guard;
  /** The models around that stand in the place of others. */
  readonly replaced?: readonly string[];
  /** Set where a schema of the same value says what items may be that no other part speaks of. */
  readonly items?: "guarded" | undefined;
  /** The same without what this one says itself. */
  readonly itemsAround?: "guarded" | undefined;
  /** The contexts around it that may invert an effect. */
  readonly turns?: readonly Turn[];
  /** Set inside of what may be written in XML, but for models, which `ofXml` knows. */
  readonly xml?: true;
  /** Set inside of a counted `contains`, where any change may both add and remove valid values. */
  readonly blurred?: true;
}

export function openSide(api: Api): Side {
  const models = new Map(api.models.map((model) => [model.id, model]));
  const address = ({ name, directory }: Pick<Model, "name" | "directory">): string => `${directory} ${name}`;
  const named = new Map(api.models.toReversed().map((model) => [address(model), model]));
  return { api, model: (id) => models.get(id), named: (model) => named.get(address(model)) };
}

/** A pair of schemas inside another pair. */
export function inside(pair: Pair, base: Schema, revision: Schema, step: Step): Pair {
  return {
    ...pair,
    base,
    revision,
    guard: step.kind === "same" ? (pair.guard ?? "none") : "none",
    items: step.kind === "same" ? pair.items : undefined,
    whole: step.kind === "same" ? pair.whole : undefined,
    steps: [...pair.steps, step],
    path: pair.path + describeStep(step, pair.path),
  };
}

/** The same pair inside of what may turn the effect around. */
export function turnedBy(pair: Pair, turn: Turn): Pair {
  return { ...pair, turns: [...(pair.turns ?? []), turn] };
}

function describeStep(step: Step, path: string): string {
  if (step.kind === "same") return "";
  if (step.kind === "item") return "[]";
  const key = step.kind === "value" ? "*" : step.key;
  if (!/^[\w$*-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return path === "" ? key : `.${key}`;
}

/** Notes a difference between the two schemas of a pair. */
export function note(
  pair: Pair,
  rule: RuleId,
  effect: Effect,
  args: Readonly<Record<string, string>> = {},
  at: { readonly base?: Schema; readonly revision?: Schema; readonly key?: string } = pair,
): void {
  const { direction, subject, path, comparison } = pair;
  const base = at.base?.at;
  const revision = at.revision?.at;
  const blurred = pair.blurred && effect !== "none" ? "incomparable" : effect;
  const felt = pair.absent ? "none" : blurred;
  comparison.differences.push({
    rule,
    args,
    effect: felt,
    base,
    revision,
    site: pair,
    turns: pair.turns,
    member:
      at.key === undefined || pair.absent ? undefined : { key: at.key, schema: (at.base ?? at.revision)! },
    direction,
    subject,
    path,
    model: (pair.revisionModel ?? pair.baseModel)?.path,
  });
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** What properties are spoken of is not only for this schema to say. */
export function isGuarded({ guard = "none" }: Pair): boolean {
  return guard !== "none";
}
