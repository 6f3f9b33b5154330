import type { Api, Model, ModelId, Operation } from "../ir/index.ts";
import type { Difference, Direction } from "./change.ts";
import { compareSchemas } from "./compare-schema.ts";
import { compareVariants, noteOperation } from "./compare-variants.ts";
import { compareViews } from "./compare-views.ts";
import { type Comparison, type ModelPair, openSide, type Pair, type Side } from "./comparison.ts";
import { isSameModel } from "./renames.ts";
import type { RuleId } from "./rules.ts";
import { createSubjects } from "./subjects.ts";
import { modelsOfXml } from "./xml.ts";

/**
 * Every difference between two settled Apis, in the order of the old document, and where models are parts of others. Operations are compared by method and path;
 * what they carry is followed in its direction; components that no operation reaches are compared in both.
 */
export function compareApis(base: Api, revision: Api): Comparison {
  const sides = { base: openSide(base), revision: openSide(revision) };
  const comparison: Comparison = {
    ...sides,
    differences: [],
    met: new Set(),
    queue: [],
    uses: new Map(),
    ofXml: new Set([...modelsOfXml(sides.base), ...modelsOfXml(sides.revision)]),
    lost: new Set(),
    subjectOf: createSubjects(base, revision),
  };
  compareViews(comparison);
  compareOperations(comparison);
  drain(comparison);
  compareModels(comparison);
  drain(comparison);
  noteModels(comparison);
  return comparison;
}

function drain(comparison: Comparison): void {
  for (let pair = comparison.queue.shift(); pair !== undefined; pair = comparison.queue.shift()) {
    const { base, revision, direction } = pair;
    noteRename(comparison, base, revision, direction);
    const before = comparison.differences.length;
    compareModel(comparison, pair, {});
    compareAbsent(comparison, pair, comparison.differences.slice(before));
  }
}

function compareModel(comparison: Comparison, pair: ModelPair, more: Pick<Pair, "absent">): void {
  const { base, revision, direction } = pair;
  compareSchemas({
    comparison,
    base: base.schema,
    revision: revision.schema,
    steps: [],
    baseRoot: base.schema,
    revisionRoot: revision.schema,
    baseModel: base,
    revisionModel: revision,
    direction,
    subject: comparison.subjectOf(base),
    path: "",
    ...more,
  });
}

/** What the models of one direction leave out changes too; nobody there notices, and it is told as that. */
function compareAbsent(
  comparison: Comparison,
  { base, revision, direction }: ModelPair,
  told: readonly Difference[],
): void {
  const plain = {
    base: comparison.base.model(base.variantOf ?? base.id),
    revision: comparison.revision.model(revision.variantOf ?? revision.id),
  };
  if (plain.base === undefined || plain.revision === undefined) return;
  if (plain.base === base && plain.revision === revision) return;
  const known = new Set(told.map(({ rule, path }) => `${rule} ${path}`));
  const whole: Comparison = { ...comparison, differences: [], queue: [], uses: new Map(), lost: new Set() };
  compareModel(whole, { base: plain.base, revision: plain.revision, direction }, { absent: true });
  for (const difference of whole.differences) {
    if (!known.has(`${difference.rule} ${difference.path}`)) comparison.differences.push(difference);
  }
}

/** A model under another name. Where its name is still that of a variant of it, code goes on using that. */
function noteRename(comparison: Comparison, base: Model, revision: Model, direction: Direction): void {
  const namesake = comparison.revision.named(base);
  if (namesake !== undefined && isSameModel(namesake, revision)) return;
  comparison.differences.push({
    rule: "model-renamed",
    args: { to: comparison.subjectOf(revision) },
    effect: "none",
    base: base.at,
    revision: revision.at,
    site: undefined,
    direction,
    subject: comparison.subjectOf(base),
    path: "",
    model: revision.path,
  });
}

function compareOperations(comparison: Comparison): void {
  const [old, young] = [comparison.base.api.operations, comparison.revision.api.operations];
  const identify = [...old, ...young].every(tellsOwner) ? (one: Operation) => keyOf(one) : keyWithoutOwner;
  const before = groupOperations(old, identify);
  const after = withOldNames(before, groupOperations(young, identify));
  for (const [key, variants] of before) {
    const others = after.get(key);
    if (others === undefined) noteOperation(comparison, "operation-removed", variants[0], undefined);
    else compareVariants(variants, others, comparison);
  }
  for (const [key, variants] of after) {
    if (!before.has(key)) noteOperation(comparison, "operation-added", undefined, variants[0]);
  }
}

/** An operation whose media types have schemas of their own is several. */
function groupOperations(
  operations: readonly Operation[],
  identify: (operation: Operation) => string,
): Operations {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = identify(operation);
    groups.set(key, [...(groups.get(key) ?? []), operation]);
  }
  return groups;
}

type Operations = ReadonlyMap<string, Operation[]>;

/** Callbacks under the names that they had, where one alone has another and is asked for and called as before: nobody sees it. */
function withOldNames(before: Operations, after: Operations): Operations {
  const gone = addressesOf(before, after);
  const renamed = new Map<string, string>();
  for (const [address, keys] of addressesOf(after, before)) {
    const old = gone.get(address) ?? [];
    if (keys.length === 1 && old.length === 1) renamed.set(keys[0]!, old[0]!);
  }
  return new Map([...after].map(([key, operations]) => [renamed.get(key) ?? key, operations]));
}

/** The keys of callbacks that the other side has not, by what they are without their names. */
function addressesOf(some: Operations, others: Operations): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, [operation]] of some) {
    if (operation?.owner === undefined || others.has(key)) continue;
    const address = keyOf(operation, "nameless");
    found.set(address, [...(found.get(address) ?? []), key]);
  }
  return found;
}

/** What is kept of older versions does not say which operation a callback belongs to. */
function tellsOwner({ kind, owner }: Operation): boolean {
  return kind !== "callback" || owner !== undefined;
}

/** A callback is known by what asks for it as well: others are called at the same expression (OpenAPI 3.1.1, 4.8.18). */
function keyOf(operation: Asked, names: "named" | "nameless" = "named"): string {
  const { owner } = operation;
  const own = keyWithoutOwner(operation);
  if (owner === undefined) return own;
  const name = names === "named" ? owner.callback : "";
  return JSON.stringify([own, keyOf({ kind: "operation", ...owner }, names), name]);
}

type Asked = Pick<Operation, "kind" | "method" | "path" | "owner">;

/** By method and path, the name of a webhook, or the expression of a callback, which is no template of a path. */
function keyWithoutOwner({ kind, method, path }: Asked): string {
  return `${kind} ${method} ${kind === "operation" ? withoutNames(path) : path}`;
}

/** Parameters' names in a path do not matter to the wire: `/pets/{id}` is `/pets/{petId}`. */
function withoutNames(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

/** Components are found again by their place; others only through what refers to them. */
function compareModels(comparison: Comparison): void {
  const after = componentsOf(comparison.revision);
  for (const [place, model] of componentsOf(comparison.base)) {
    const other = after.get(place);
    if (other === undefined || isMet(comparison, model, other)) continue;
    comparison.queue.push(
      { base: model, revision: other, direction: "request" },
      { base: model, revision: other, direction: "response" },
    );
  }
}

/** Models that went and came, but for those that are known under another name. */
function noteModels(comparison: Comparison): void {
  const [before, after] = [componentsOf(comparison.base), componentsOf(comparison.revision)];
  const met = [...comparison.met].map((key) => key.split(" "));
  const [left, right] = [new Set(met.map((key) => key[1])), new Set(met.map((key) => key[2]))];
  for (const [place, model] of before) {
    if (!after.has(place) && !left.has(place)) noteModel(comparison, "model-removed", model, undefined);
  }
  for (const model of comparison.lost) {
    if (!isComponent(model) && !left.has(model.id)) noteModel(comparison, "model-removed", model, undefined);
  }
  for (const [place, model] of after) {
    if (!before.has(place) && !right.has(place)) noteModel(comparison, "model-added", undefined, model);
  }
}

function componentsOf({ api }: Side): Map<ModelId, Model> {
  return new Map(api.models.filter(isComponent).map((model) => [model.id, model]));
}

function isComponent({ role, variantOf }: Model): boolean {
  return role === "component" && variantOf === undefined;
}

function isMet({ met }: Comparison, base: Model, revision: Model): boolean {
  return met.has(`request ${base.id} ${revision.id}`) || met.has(`response ${base.id} ${revision.id}`);
}

function noteModel(
  comparison: Comparison,
  rule: RuleId,
  base: Model | undefined,
  revision: Model | undefined,
): void {
  comparison.differences.push({
    rule,
    args: {},
    effect: "none",
    base: base?.at,
    revision: revision?.at,
    site: undefined,
    direction: "request",
    subject: comparison.subjectOf((base ?? revision)!),
    path: "",
    model: (revision ?? base)!.path,
  });
}
