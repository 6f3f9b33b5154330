import { type Content, type Operation, sentMethod } from "../ir/index.ts";
import { tell } from "./call.ts";
import { compareContent } from "./compare-contents.ts";
import { compareOperation } from "./compare-operations.ts";
import type { Comparison } from "./comparison.ts";
import { essenceOf, type MediaType, wholeOf } from "./media-types.ts";
import type { RuleId } from "./rules.ts";

/**
 * Variants of one operation are known by their media types, then by their order. A media type that another variant takes now
 * is compared with what it is there: the wire knows no variants.
 */
export function compareVariants(
  before: readonly Operation[],
  after: readonly Operation[],
  comparison: Comparison,
): void {
  const moves = findMoves(before, after, pairVariants(before, after));
  for (const { from, to, content, heir } of moves) {
    const call = { base: from, revision: to, comparison, subject: subjectOf(from) };
    const at = { base: content.schema.at, revision: heir.schema.at };
    tell(call, "media-type-moved", "none", "request", { type: content.mediaType, to: to.name }, at);
    compareContent(call, content.schema, heir.schema, "request", "body");
  }
  const old = withoutBodies(before, new Set(moves.map(({ content }) => content)));
  const young = withoutBodies(after, new Set(moves.map(({ heir }) => heir)));
  const pairs = pairVariants(old, young);
  for (const operation of old) {
    const other = pairs.get(operation);
    if (other === undefined) noteOperation(comparison, "media-type-removed", operation, undefined);
    else compareOperation(operation, other, comparison);
  }
  const met = new Set(pairs.values());
  for (const operation of young)
    if (!met.has(operation)) noteOperation(comparison, "media-type-added", undefined, operation);
}

/** A media type that one variant took, and another than its counterpart takes now. */
interface Move {
  readonly from: Operation;
  readonly to: Operation;
  readonly content: Content;
  readonly heir: Content;
}

function findMoves(
  before: readonly Operation[],
  after: readonly Operation[],
  pairs: ReadonlyMap<Operation, Operation>,
): readonly Move[] {
  return before.flatMap((from) =>
    from.bodies.flatMap((content): Move[] => {
      const heirs = after.flatMap((to) =>
        to.bodies
          .filter((heir) => wholeOf(heir) === wholeOf(content))
          .map((heir) => ({ from, to, content, heir })),
      );
      const stays = heirs.some(({ to }) => to === pairs.get(from));
      return stays ? [] : heirs.slice(0, 1);
    }),
  );
}

/** Variants without some of their bodies, and without those that had no others. */
function withoutBodies(variants: readonly Operation[], some: ReadonlySet<Content>): readonly Operation[] {
  return variants.flatMap((variant): Operation[] => {
    const bodies = variant.bodies.filter((content) => !some.has(content));
    if (bodies.length === variant.bodies.length) return [variant];
    return bodies.length === 0 ? [] : [{ ...variant, bodies }];
  });
}

function pairVariants(
  before: readonly Operation[],
  after: readonly Operation[],
): ReadonlyMap<Operation, Operation> {
  const left = [...after];
  const pairs = new Map<Operation, Operation>();
  const take = (operation: Operation, other: Operation | undefined): void => {
    if (other === undefined || pairs.has(operation)) return;
    pairs.set(operation, other);
    left.splice(left.indexOf(other), 1);
  };
  for (const identify of [wholeOf, essenceOf])
    for (const operation of before)
      take(
        operation,
        left.find((one) => sharesMediaType(operation, one, identify)),
      );
  for (const operation of before) take(operation, left[0]);
  return pairs;
}

function sharesMediaType(
  one: Operation,
  other: Operation,
  identify: (content: MediaType) => string,
): boolean {
  const known = other.bodies.map(identify);
  return one.bodies.some((content) => known.includes(identify(content)));
}

/** Notes an operation, or a variant of one, that is on one side only. */
export function noteOperation(
  comparison: Comparison,
  rule: RuleId,
  base: Operation | undefined,
  revision: Operation | undefined,
): void {
  const operation = (base ?? revision)!;
  comparison.differences.push({
    rule,
    args: { type: operation.bodies.map(({ mediaType }) => mediaType).join(", ") },
    effect: base === undefined ? "none" : "narrowed",
    base: base?.at,
    revision: revision?.at,
    site: undefined,
    direction: "request",
    subject: subjectOf(operation),
    path: "",
    model: undefined,
  });
}

function subjectOf({ method, path }: Operation): string {
  return `${sentMethod(method)} ${path}`;
}
