import { check } from "../../check/index.ts";
import type { Json, JsonObject, Schema } from "../../ir/index.ts";
import type { Difference, Direction, Site, Step, Witness } from "../change.ts";
import type { Side } from "../comparison.ts";
import { candidates, entriesOf, type Lookup, sharedCandidates } from "./candidates.ts";

/** How many steps of the interpreter one attempt may take. */
const budget = 20_000;

/** How many values are tried for one change. */
const attempts = 600;

/**
 * A value that shows the break: for a request one that the old document accepts and the new refuses, for a response one
 * that the new allows and the old refuses. Built from the edges of both schemas, put into the model around them, and
 * judged by the interpreter on both sides before it is given.
 */
export function findWitness(difference: Difference, base: Side, revision: Side): Witness | undefined {
  const { site, direction } = difference;
  if (site === undefined) return undefined;
  const sides = { base: lookupIn(base), revision: lookupIn(revision) };
  const accepting = direction === "request" ? "base" : "revision";
  const refusing = direction === "request" ? "revision" : "base";
  const tried = sharedCandidates(site.base, sides.base, site.revision, sides.revision).slice(0, attempts);
  for (const leaf of tried) {
    if (!accepts(leaf, site[accepting], sides[accepting]) || carriesUnknown(leaf, site, accepting)) continue;
    if (site.steps.length === 0 && accepts(leaf, site[refusing], sides[refusing])) continue;
    const witness = prove(leaf, site, accepting, direction, sides);
    if (witness !== undefined) return witness;
  }
  return undefined;
}

type Which = "base" | "revision";
type Lookups = Readonly<Record<Which, Lookup>>;

function lookupIn(side: Side): Lookup {
  return (id) => side.model(id)?.schema ?? { at: { file: "", pointer: "" }, notes: { examples: [] } };
}

function accepts(value: Json, schema: Schema, lookup: Lookup): boolean {
  return check(value, schema, lookup, { budget }).verdict === "valid";
}

/** Puts a leaf into the model around it, and asks both sides. */
function prove(
  leaf: Json,
  site: Site,
  accepting: Which,
  direction: Direction,
  sides: Lookups,
): Witness | undefined {
  const refusing = accepting === "base" ? "revision" : "base";
  const roots = { base: site.baseRoot, revision: site.revisionRoot };
  for (const value of embed(leaf, site.steps, roots[accepting], sides[accepting])) {
    if (!accepts(value, roots[accepting], sides[accepting])) continue;
    const other = check(value, roots[refusing], sides[refusing], { budget });
    if (other.verdict !== "invalid") continue;
    const [issue] = other.issues;
    const refusal = issue === undefined ? "refused" : `${issue.code} at ${issue.pointer}`;
    return { value, direction, acceptedBy: accepting, refusal };
  }
  return undefined;
}

/** Values of a schema with another value at the end of some steps. */
function embed(leaf: Json, steps: readonly Step[], schema: Schema, lookup: Lookup): Json[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [leaf];
  const around = candidates(schema, lookup).filter((value) => accepts(value, schema, lookup));
  const inner = innerSchemas(schema, step, lookup)
    .flatMap((part) => embed(leaf, rest, part, lookup))
    .slice(0, 6);
  return inner.flatMap((value) => surround(value, step, around)).slice(0, 24);
}

/** The schemas that a step may lead to, through references and combinators. */
function innerSchemas(schema: Schema, step: Step, lookup: Lookup, depth = 6): Schema[] {
  if (depth === 0) return [];
  const { ref, allOf = [], anyOf = [], oneOf = [], condition, object = {}, array = {} } = schema;
  const parts = [
    ...(ref === undefined ? [] : [lookup(ref)]),
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(condition === undefined ? [] : [condition.then, condition.else]),
  ].filter((part) => part !== undefined);
  if (step.kind === "same") return parts.length === 0 ? [schema] : parts;
  const own: (Schema | undefined)[] =
    step.kind === "item"
      ? [array.prefixItems?.[step.index] ?? array.items]
      : [
          object.properties?.find(({ key }) => key === step.key)?.schema ??
            object.patternProperties?.find(({ pattern }) => pattern.source === step.key)?.schema ??
            object.additionalProperties,
        ];
  const found = own.filter((part) => part !== undefined);
  return [...found, ...parts.flatMap((part) => innerSchemas(part, step, lookup, depth - 1))];
}

function surround(value: Json, step: Step, around: readonly Json[]): Json[] {
  if (step.kind === "same") return [value];
  if (step.kind === "item") {
    const lists = around.filter((candidate) => Array.isArray(candidate)).slice(0, 4);
    return [[], ...lists].map((list) => {
      const copy: Json[] = [...list];
      while (copy.length < step.index) copy.push(copy[0] ?? value);
      copy[step.index] = value;
      return copy;
    });
  }
  const objects = around.filter(
    (candidate): candidate is JsonObject =>
      typeof candidate === "object" && candidate !== null && !Array.isArray(candidate),
  );
  return [{}, ...objects.slice(0, 6)].map((object) =>
    entriesOf([...Object.entries(object).filter(([key]) => key !== step.key), [step.key, value]]),
  );
}

/**
 * Whether an object has a key that the accepting side does not declare and the other side does: nobody promised
 * anything about such a key, so it proves nothing.
 */
function carriesUnknown(value: Json, site: Site, accepting: Which): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const declared = declaredKeys(site[accepting]);
  const others = declaredKeys(site[accepting === "base" ? "revision" : "base"]);
  const open = site[accepting].object?.additionalProperties === undefined;
  return open && Object.keys(value).some((key) => !declared.has(key) && others.has(key));
}

function declaredKeys({ object }: Schema): ReadonlySet<string> {
  return new Set([...(object?.properties ?? []).map(({ key }) => key), ...(object?.required ?? [])]);
}
