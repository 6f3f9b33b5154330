import { createShapes, type Field, noNotes, type Presence, type Schema, type Shape } from "../ir/index.ts";
import { isAssignable } from "./assignable.ts";
import type { Difference, Direction, Site, SourceVerdict } from "./change.ts";
import type { Side } from "./comparison.ts";
import { type Members, membersOf } from "./members.ts";
import type { RuleId } from "./rules.ts";

/**
 * Changes of operations, and of what a model is called: nothing has to be compared to judge them. Code writes the requests
 * that it sends, and reads those of webhooks and callbacks.
 */
const fixed: Partial<Readonly<Record<RuleId, Readonly<Record<Direction, SourceVerdict>>>>> = {
  "model-removed": { request: "breaking", response: "breaking" },
  "option-changed": { request: "breaking", response: "breaking" },
  "model-renamed": { request: "breaking", response: "breaking" },
  "operation-removed": { request: "breaking", response: "breaking" },
  "operation-renamed": { request: "breaking", response: "breaking" },
  "request-body-added": { request: "breaking", response: "safe" },
  "request-body-became-required": { request: "breaking", response: "safe" },
  "request-body-renamed": { request: "breaking", response: "breaking" },
  "request-body-wrapped": { request: "breaking", response: "breaking" },
  "request-body-unwrapped": { request: "breaking", response: "breaking" },
  "parameter-renamed": { request: "breaking", response: "breaking" },
  "request-body-removed": { request: "breaking", response: "breaking" },
  "parameter-removed": { request: "breaking", response: "breaking" },
  "required-parameter-added": { request: "breaking", response: "safe" },
  "parameter-became-required": { request: "breaking", response: "safe" },
  "parameter-became-optional": { request: "safe", response: "breaking" },
  "request-body-became-optional": { request: "safe", response: "breaking" },
  "response-removed": { request: "safe", response: "breaking" },
  "response-covered": { request: "safe", response: "breaking" },
  "event-schema-changed": { request: "breaking", response: "breaking" },
  "media-type-covered": { request: "breaking", response: "breaking" },
  "media-type-moved": { request: "breaking", response: "breaking" },
  "media-type-removed": { request: "breaking", response: "breaking" },
};

/** What puts one more body among those that an operation answers: code may hold them all by one name. */
const joining: ReadonlySet<RuleId> = new Set<RuleId>(["response-added", "media-type-added"]);

/** What is said to readers: types stay as they are. */
const silent: ReadonlySet<RuleId> = new Set<RuleId>([
  "all-of-annotation",
  "default-changed",
  "deprecated",
  "no-longer-deprecated",
  "xml-changed",
]);

/**
 * Judges whether code that compiles against the old package compiles against the new one. What a change does to the type
 * around it decides: where the whole type still fits, nothing in it breaks but what code names and no longer finds; where
 * it does not, some change is to blame, and if none is by itself, all are.
 * @returns one verdict for each difference, in their order
 */
export function judgeSource(differences: readonly Difference[], base: Side, revision: Side): SourceVerdict[] {
  const axis = createAxis(base, revision);
  const groups = new Map<string, number[]>();
  const numbers = new Map<Schema, number>();
  const numberOf = (schema: Schema): number => {
    const number = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, number);
    return number;
  };
  const verdicts = differences.map(({ rule, direction, site, answer }, index): SourceVerdict => {
    if (answer !== undefined && joining.has(rule))
      return axis.fits(answer.base, answer.revision, direction) ? "safe" : "breaking";
    const known = fixed[rule]?.[direction];
    if (known !== undefined || site === undefined) return known ?? "safe";
    const key = `${direction} ${numberOf(site.baseRoot)} ${numberOf(site.revisionRoot)}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
    return "safe";
  });
  for (const group of groups.values()) {
    const { site, direction } = differences[group[0]!]!;
    const isWhole = axis.fits(site!.baseRoot, site!.revisionRoot, direction);
    const felt = group.filter((index) => !silent.has(differences[index]!.rule));
    const lost = felt.filter((index) => axis.isLost(differences[index]!));
    const own = isWhole ? [] : felt.filter((index) => !axis.fitsAt(differences[index]!));
    const blamed = isWhole ? lost : [...lost, ...own];
    const isBroken = !isWhole || axis.losesFields(site!.baseRoot, site!.revisionRoot);
    for (const index of blamed.length === 0 && isBroken ? felt : blamed) verdicts[index] = "breaking";
  }
  return verdicts;
}

interface Axis {
  /** What clients write has to fit the new type; what they read has to fit the old one. */
  fits(base: Schema, revision: Schema, direction: Direction): boolean;
  fitsAt(difference: Difference): boolean;
  /** Whether the type no longer names what it named, or let be named, whatever rule took it away. */
  losesFields(base: Schema, revision: Schema): boolean;
  /** Whether a property is gone that code names, or all those that it may name. */
  isLost(difference: Difference): boolean;
}

function createAxis(base: Side, revision: Side): Axis {
  const sides = { base: createShapes(base.api), revision: createShapes(revision.api) };
  const fitsShape = (before: Shape, after: Shape, direction: Direction): boolean =>
    direction === "request"
      ? isAssignable(before, after, { from: sides.base, to: sides.revision, by: "member" })
      : isAssignable(after, before, { from: sides.revision, to: sides.base, by: "whole" });
  const fits = (from: Schema, to: Schema, direction: Direction): boolean =>
    fitsShape(sides.base.of(from), sides.revision.of(to), direction);
  const membersAt = (site: Site) => ({
    before: membersOf(sides.base.of(site.whole?.base ?? site.base), sides.base),
    after: membersOf(sides.revision.of(site.whole?.revision ?? site.revision), sides.revision),
  });
  return {
    fits,
    fitsAt: ({ site, direction, member }) => {
      if (site === undefined) return true;
      const { before, after } = membersAt(site);
      if (member === undefined || before === undefined || after === undefined)
        return fits(site.base, site.revision, direction);
      return fitsShape(only(before, member.key), only(after, member.key), direction);
    },
    losesFields: (from, to) => {
      const before = membersOf(sides.base.of(from), sides.base);
      const after = membersOf(sides.revision.of(to), sides.revision);
      if (before === undefined || after === undefined || after.index !== undefined) return false;
      return before.index !== undefined || [...before.fields.keys()].some((name) => !after.fields.has(name));
    },
    isLost: ({ rule, site, member }) => {
      if (site === undefined) return false;
      const { before, after } = membersAt(site);
      if (unnamed.has(rule))
        return before?.index !== undefined && after !== undefined && after.index === undefined;
      if (member === undefined || !removed.has(rule)) return false;
      // Where it was never a member of the type, no code names it; where any key can be named, its type decides.
      if (before?.fields.has(member.key) === false) return false;
      if (after?.index !== undefined && !after.index.implied) return false;
      return after?.fields.has(member.key) !== true;
    },
  };
}

const removed: ReadonlySet<RuleId> = new Set<RuleId>(["property-removed", "required-property-removed"]);

/** What may take away that any property can be named: an object without properties is a map in its type. */
const unnamed: ReadonlySet<RuleId> = new Set<RuleId>([
  "additional-properties-closed",
  "additional-properties-undeclared",
  "no-longer-map",
  "property-added",
  "required-property-added",
]);

/** An object with one of the members of another, and one that every object has: so that none is weak. */
function only({ fields }: Members, key: string): Shape {
  const schema: Schema = { at: { file: "", pointer: "" }, notes: noNotes };
  const make = (name: string, presence: Presence, shape: Shape): Field => ({
    key: name,
    name,
    presence,
    asked: presence,
    shape,
    schema,
  });
  const field = fields.get(key);
  const own =
    field === undefined ? [] : [make(key, field.presence, { kind: "intersection", parts: field.shapes })];
  return { kind: "object", fields: [make(`${key}~`, "required", nothing), ...own], rest: undefined };
}

const nothing: Shape = { kind: "null" };
