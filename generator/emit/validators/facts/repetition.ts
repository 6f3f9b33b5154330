import { type ModelId, type Schema, walk } from "../../../ir/index.ts";
import { type Circle, refsOf } from "../circles.ts";
import { isInherited } from "../context.ts";
import { kindsOf } from "./kinds.ts";
import { type FactsContext, findTag } from "./tags.ts";

/**
 * Whether a recursive model visits the same child by several paths, as two options of an `anyOf` with the same property
 * do: a check would take twice as long for each level of nesting.
 */
export function comesAgain(schema: Schema, circle: Circle, facts: FactsContext): boolean {
  let found = false;
  walk(schema, (part) => {
    found ||= mostOf(waysIn(part, { circle, facts, alone: true, entered: new Set(), left: few() })) > 1;
  });
  return found;
}

/** By how many ways each part of a value is come to. */
interface Ways {
  readonly keys: ReadonlyMap<string, number>;
  /** For any key that is not among them. */
  readonly others: number;
  readonly items: number;
}

interface Looking {
  readonly circle: Circle;
  readonly facts: FactsContext;
  /** Whether nothing is asked of the value before: a tag then chooses the option, and no other one is tried. */
  readonly alone: boolean;
  /** The models that have been applied to the same value. */
  readonly entered: ReadonlySet<ModelId>;
  /** How many more parts are looked at. */
  readonly left: { count: number };
}

/** Where more parts than these apply to one value, it is come to by more than one way: the check then remembers its verdicts. */
const few = (): Looking["left"] => ({ count: 2000 });
const many: Ways = { keys: new Map(), others: 2, items: 2 };

const none: Ways = { keys: new Map(), others: 0, items: 0 };

function mostOf({ keys, others, items }: Ways): number {
  return [...keys.values()].reduce((most, count) => Math.max(most, count), Math.max(others, items));
}

function join(ways: readonly Ways[], by: (one: number, other: number) => number): Ways {
  const all = (of: (one: Ways) => number): number => ways.reduce((result, one) => by(result, of(one)), 0);
  const keys = new Set(ways.flatMap((one) => [...one.keys.keys()]));
  return {
    keys: new Map([...keys].map((key) => [key, all((one) => one.keys.get(key) ?? one.others)])),
    others: all(({ others }) => others),
    items: all(({ items }) => items),
  };
}

function sum(ways: readonly Ways[]): Ways {
  return join(ways, (one, other) => one + other);
}

function most(ways: readonly Ways[]): Ways {
  return join(ways, Math.max);
}

function waysIn(schema: Schema, looking: Looking): Ways {
  const { circle, facts, left } = looking;
  if (left.count === 0) return many;
  left.count -= 1;
  const later = { ...looking, alone: false };
  const { allOf = [], anyOf = [], oneOf = [], not, condition, object, ref } = schema;
  const tested = [anyOf, oneOf].map((options, index) => {
    const isFirst = allOf.length === 0 && (index === 1 || oneOf.length === 0);
    const alone = looking.alone && isFirst;
    const ways = options.map((option) => waysIn(option, { ...looking, alone }));
    return excludeEachOther(schema, options, alone, facts) ? most(ways) : sum(ways);
  });
  const ways = [
    waysOfOwn(schema, circle),
    ...allOf.map((part, index) => waysIn(part, index === 0 ? looking : later)),
    ...tested,
    ...(object?.dependentSchemas ?? []).map((one) => waysIn(one.schema, later)),
  ];
  if (not !== undefined) ways.push(waysIn(not, later));
  if (condition !== undefined) {
    const [then, otherwise] = [condition.then, condition.else].map((part) => part && waysIn(part, later));
    ways.push(waysIn(condition.if, later), most([then ?? none, otherwise ?? none]));
  }
  const model = enter(ref, looking);
  if (model !== undefined)
    ways.push(looking.entered.size === 0 ? waysOfModel(ref!, model) : waysIn(model.schema, model.looking));
  const collects = object?.unevaluatedProperties ?? schema.array?.unevaluatedItems;
  return sum(collects === undefined ? ways : [...ways, waysOfCollecting(schema, later)]);
}

/** What a model comes to of which nothing else was applied to the value: the same for all that refer to it. */
const waysOfModels = new WeakMap<Circle, Map<ModelId, Ways>>();

function waysOfModel(id: ModelId, { schema, looking }: Entered): Ways {
  const known = waysOfModels.get(looking.circle) ?? new Map<ModelId, Ways>();
  waysOfModels.set(looking.circle, known);
  const ways = known.get(id) ?? waysIn(schema, { ...looking, left: few() });
  known.set(id, ways);
  return ways;
}

interface Entered {
  readonly schema: Schema;
  readonly looking: Looking;
}

/** Another model in the circle, applied to the same value by a function of its own. */
function enter(ref: ModelId | undefined, looking: Looking): Entered | undefined {
  const { circle, facts, entered } = looking;
  if (ref === undefined || !circle.has(ref) || entered.has(ref)) return undefined;
  const inside = { ...looking, alone: true, entered: new Set([...entered, ref]) };
  return { schema: facts.lookup(ref), looking: inside };
}

/** What is inside a value, by the keywords that say so. */
function waysOfOwn({ object = {}, array = {} }: Schema, circle: Circle): Ways {
  const leads = (part: Schema | undefined): number =>
    part !== undefined && [...refsOf(part)].some((ref) => circle.has(ref)) ? 1 : 0;
  const { properties = [], patternProperties = [], additionalProperties, unevaluatedProperties } = object;
  const matched = patternProperties.reduce((count, one) => count + leads(one.schema), 0);
  const { prefixItems = [], items, contains, unevaluatedItems } = array;
  const bounds = array.maxContains === undefined ? 1 : 2;
  return {
    keys: new Map(properties.map(({ key, schema }) => [key, leads(schema) + matched])),
    others: Math.max(leads(additionalProperties), leads(unevaluatedProperties)) + matched,
    items:
      [...prefixItems, items, unevaluatedItems].reduce((most, item) => Math.max(most, leads(item)), 0) +
      bounds * leads(contains),
  };
}

/** Collecting the evaluated keys and items runs every option a second time. */
function waysOfCollecting(schema: Schema, looking: Looking): Ways {
  if (looking.left.count === 0) return many;
  looking.left.count -= 1;
  const { allOf = [], anyOf = [], oneOf = [], condition, object, ref, array } = schema;
  const tried = [...anyOf, ...oneOf, ...(condition === undefined ? [] : [condition.if])];
  const within = [
    ...allOf,
    ...tried,
    ...(object?.dependentSchemas ?? []).map((one) => one.schema),
    ...[condition?.then, condition?.else].filter((part) => part !== undefined),
  ];
  const model = enter(ref, looking);
  const own = array?.contains === undefined ? none : waysOfOwn({ ...schema, object: {} }, looking.circle);
  return sum([
    own,
    ...tried.map((part) => waysIn(part, looking)),
    ...within.map((part) => waysOfCollecting(part, looking)),
    model === undefined ? none : waysOfCollecting(model.schema, model.looking),
  ]);
}

/** Whether a value is tried by one of the options at most. */
function excludeEachOther(
  schema: Schema,
  options: readonly Schema[],
  alone: boolean,
  facts: FactsContext,
): boolean {
  const kinds = options.flatMap((option) => kindsOf(option, facts));
  if (new Set(kinds).size === kinds.length) return true;
  const tag = alone && options.length > 1 ? findTag(schema, options, facts) : undefined;
  if (tag === undefined || isInherited(tag.key)) return false;
  return tag.values.flat().every((value) => typeof value === "string");
}
