import type { Origin } from "../diagnostics/index.ts";
import { type ModelId, matches, type ObjectRules, type Schema, walk } from "../ir/index.ts";
import type { Lowering } from "./draft.ts";

/** What a schema says of an object itself, and where. */
interface Described {
  readonly at: Origin;
  readonly object: ObjectRules;
}

/** What a schema, or one of its parts, says of an object with all that it refers to. */
interface Branch {
  /** Where it stands in the schema that has it. */
  readonly at: Origin;
  readonly said: readonly Described[];
}

/**
 * `additionalProperties: false` knows the properties beside it, not those of other parts of `allOf` (JSON Schema 2020-12
 * core, 10.3.2.3): what another part requires makes that nothing is valid, and what it only declares can never be there.
 */
export function reportClosedParts(lowering: Lowering): void {
  for (const { schema } of lowering.drafts.values()) {
    walk(schema!, (part) => {
      if (part.allOf === undefined && (part.ref === undefined || part.object === undefined)) return;
      const clashes = clashesOf(branchesOf(part, lowering));
      const [impossible] = clashes.filter(({ required }) => required.length > 0);
      if (impossible !== undefined) reportImpossible(impossible, lowering);
      else for (const clash of clashes) reportNeverThere(clash, lowering);
    });
  }
}

/** What one part says of keys that a closed one refuses. */
interface Clash {
  readonly closed: Described;
  readonly branch: Branch;
  readonly other: Described;
  readonly required: readonly string[];
  readonly declared: readonly string[];
}

/** Of many parts few are closed: those are looked for first. */
function clashesOf(branches: readonly Branch[]): readonly Clash[] {
  return branches.flatMap((inner) => {
    const closed = inner.said.filter(({ object }) => object.additionalProperties?.types?.length === 0);
    if (closed.length === 0) return [];
    return branches
      .filter((branch) => branch !== inner)
      .flatMap((branch) => branch.said.flatMap((other) => closed.map((one) => clashOf(one, branch, other))));
  });
}

function clashOf(closed: Described, branch: Branch, other: Described): Clash {
  const { required = [], properties = [] } = other.object;
  const possible = properties.filter(({ schema }) => schema.types?.length !== 0).map(({ key }) => key);
  return {
    closed,
    branch,
    other,
    required: refusedOf(required, closed.object),
    declared: refusedOf(possible, closed.object),
  };
}

function reportImpossible({ closed, branch, other, required }: Clash, { report }: Lowering): void {
  const refuses = `\`additionalProperties\` of ${closed.at.pointer} refuses ${listed(required)}`;
  const why = `${refuses}, required by ${other.at.pointer}`;
  report({ code: "unsatisfiable", at: branch.at, args: { what: "object", why } });
}

function reportNeverThere({ closed, branch, other, declared }: Clash, { report }: Lowering): void {
  if (declared.length === 0) return;
  const what = `${listed(declared)} of ${other.at.pointer}`;
  const why = `\`additionalProperties\` of ${closed.at.pointer} refuses what is not declared beside it`;
  report({ code: "no-effect", at: branch.at, args: { what, why } });
}

function branchesOf(schema: Schema, lowering: Lowering): readonly Branch[] {
  const { at, object, ref, allOf = [] } = schema;
  const target = ref === undefined ? undefined : lowering.drafts.get(ref)?.schema;
  return [
    ...(object === undefined ? [] : [{ at, said: [{ at, object }] }]),
    ...(target === undefined ? [] : [{ at, said: describedBy(target, lowering) }]),
    ...allOf.map((part) => ({ at: part.at, said: describedBy(part, lowering) })),
  ];
}

/** What is said of an object by a schema, the parts of its `allOf` and the models that these are. */
function describedBy(schema: Schema, { drafts }: Lowering): readonly Described[] {
  const met = new Set<ModelId>();
  const said: Described[] = [];
  const parts = [schema];
  for (const { at, object, ref, allOf = [] } of parts) {
    if (object !== undefined) said.push({ at, object });
    parts.push(...allOf);
    const target = ref === undefined || met.has(ref) ? undefined : drafts.get(ref)?.schema;
    if (ref !== undefined) met.add(ref);
    if (target !== undefined) parts.push(target);
  }
  return said;
}

/** Those of the keys that a closed object neither declares nor has a pattern for. */
function refusedOf(
  keys: readonly string[],
  { properties = [], patternProperties = [] }: ObjectRules,
): string[] {
  const declared = new Set(properties.map(({ key }) => key));
  return keys.filter(
    (key) => !declared.has(key) && patternProperties.every(({ pattern }) => matches(pattern, key) === false),
  );
}

const mostListed = 5;

function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, mostListed).map((key) => JSON.stringify(key));
  const more = keys.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
