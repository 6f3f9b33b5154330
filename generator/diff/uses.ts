import type { Difference, Direction, WireVerdict } from "./change.ts";
import { additionAround, removalAround } from "./compare-objects.ts";
import { type Comparison, isGuarded, type Pair } from "./comparison.ts";

/** Models that one change is looked for in, besides its own. */
const mostUses = 16;

/** How long a way from part to part is followed. */
const longestWay = 6;

/** A change of a model, told of one that it is a part of. */
export interface Use {
  readonly difference: Difference;
  /** Which of the differences that were given. */
  readonly of: number;
}

/**
 * Changes of models as what they do to the values that these are parts of: a member of a choice that accepts more may make
 * the choice ambiguous, a property more may be one that another part speaks of, or that nobody was allowed to send; a type
 * may no longer go together with its neighbour's. On the wire only what is safe by itself is looked at: where a model
 * breaks, its own entry tells.
 */
export function differencesOfUses(
  own: readonly { readonly difference: Difference; readonly wire: WireVerdict }[],
  { uses }: Pick<Comparison, "uses">,
): Use[] {
  const broken = new Set(
    own.filter(({ wire }) => wire !== "safe").map(({ difference }) => modelOf(difference)),
  );
  const ways = new Map<string, readonly (readonly Pair[])[]>();
  return own.flatMap(({ difference }, of) => {
    const key = modelOf(difference);
    if (key === undefined) return [];
    const known = ways.get(key) ?? waysFrom(key, uses);
    ways.set(key, known);
    return known
      .map((way) => alongWay(difference, way, broken.has(key)))
      .filter((found) => found !== undefined)
      .slice(0, mostUses)
      .map((found) => ({ difference: found, of }));
  });
}

/** The pair of models that a difference lies in, as `met` has it. */
function modelOf({ site, direction }: Difference): string | undefined {
  return site === undefined ? undefined : keyOf(site, direction);
}

function keyOf(
  { baseModel, revisionModel }: Pick<Pair, "baseModel" | "revisionModel">,
  direction: Direction,
): string | undefined {
  if (baseModel === undefined || revisionModel === undefined) return undefined;
  return `${direction} ${baseModel.id} ${revisionModel.id}`;
}

/** The uses of a model, of those that use it, and so on: each the way from the outermost one. */
function waysFrom(key: string, uses: Comparison["uses"]): (readonly Pair[])[] {
  const found: (readonly Pair[])[] = [];
  let open: { readonly key: string; readonly way: readonly Pair[] }[] = [{ key, way: [] }];
  const met = new Set([key]);
  for (let length = 0; length < longestWay && open.length > 0 && found.length < mostUses * 4; length++) {
    open = open.flatMap(({ key: part, way }) =>
      (uses.get(part) ?? []).flatMap((use) => {
        const longer = [use, ...way];
        found.push(longer);
        const next = keyOf(use, use.direction);
        if (next === undefined || met.has(next)) return [];
        met.add(next);
        return [{ key: next, way: longer }];
      }),
    );
  }
  return found;
}

/** A difference, told of the model at the beginning of a way; `undefined` where it does nothing there of its own. */
function alongWay(difference: Difference, way: readonly Pair[], isTold: boolean): Difference | undefined {
  const { rule, site, member, direction } = difference;
  const [outer] = way as [Pair];
  const inner = site as NonNullable<typeof site>;
  const isOfValue = [...way.slice(1), inner].every(({ steps }) => steps.every(({ kind }) => kind === "same"));
  const turns = [...way.flatMap((use) => use.turns ?? []), ...(difference.turns ?? [])];
  let effect = difference.effect;
  if (member !== undefined && isOfValue && /property-(?:added|removed)$/.test(rule)) {
    const around = rule.endsWith("-added") ? additionAround : removalAround;
    effect = around(outer, member.key, member.schema) ?? effect;
  }
  // What one part says of all other properties is what a guard around it no longer says.
  if (isOfValue && isGuarded(outer) && ofOthers.test(rule)) effect = "incomparable";
  if (isOfValue && outer.items === "guarded" && ofItems.test(rule)) effect = "incomparable";
  const isFelt = !isTold && (turns.length > 0 || effect !== difference.effect);
  // What is a part, and no member of a choice, is written into the type around it.
  if (!isFelt && !(isOfValue && way.every((use) => use.whole?.skipped.size === 0))) return undefined;
  const { subject, baseRoot, revisionRoot, baseModel, revisionModel, whole } = outer;
  const steps = [...way.flatMap((use) => use.steps), ...inner.steps];
  const own = difference.path;
  const path = [outer, ...way.slice(1)].reduce((before, { path }) => joined(before, path), "");
  return {
    ...difference,
    effect: isFelt ? effect : "none",
    turns: isFelt ? turns : [],
    subject,
    path: joined(path, own),
    model: (revisionModel ?? baseModel)?.path,
    direction,
    site: {
      ...inner,
      steps,
      baseRoot,
      revisionRoot,
      baseModel,
      revisionModel,
      whole: isOfValue ? whole : inner.whole,
    },
  };
}

const ofItems = /^(?:items|prefix-item|contains|unevaluated-items)-/;
const ofOthers = /^(?:additional|unevaluated|pattern)-propert/;

function joined(before: string, after: string): string {
  if (before === "" || after === "") return before + after;
  return after.startsWith("[") ? before + after : `${before}.${after}`;
}
