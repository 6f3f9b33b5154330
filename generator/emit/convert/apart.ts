import {
  isRenamed,
  type ModelId,
  type Property,
  restItemsOf,
  restOf,
  type Schema,
  soleModel,
  viewedForms,
} from "../../ir/index.ts";
import type { Converting } from "./context.ts";

/** What a schema says of a value, wherever it says it. */
interface Said {
  readonly texts: Set<string>;
  readonly numbers: Set<string>;
  readonly properties: Map<string, Property[]>;
  /** Of members whose keys no property has. */
  readonly others: Schema[];
  readonly items: Schema[];
}

type Pairs = Map<Schema, Set<Schema>>;

/**
 * The pairs of options that convert something which both declare differently: a member's name, or the form of a value.
 * A value that both accept is converted by one of them.
 */
export function findApart(options: readonly Schema[], to: Converting): readonly (readonly number[])[] {
  const said = options.map((option) => saidBy(option, to));
  return said.map((one, index) =>
    said.flatMap((other, at) => (at > index && !agree(one, other, "part", to, new Map()) ? [at] : [])),
  );
}

/**
 * What becomes of the keys that some options declare and others do not: these take them for keys that nobody knows. By the
 * names in what is converted.
 */
export function findNames(options: readonly Schema[], to: Converting): ReadonlyMap<string, string> {
  const said = options.map((option) => saidBy(option, to).properties);
  const all = said.flatMap((properties) => [...properties.values()].flat());
  const sources = new Set(all.map((property) => to.way.sourceKey(property)));
  const partial = all.filter(
    (property) =>
      isRenamed(property, to.view) &&
      !sources.has(to.way.targetKey(property)) &&
      said.some((properties) => !properties.has(property.key)),
  );
  return new Map(partial.map((property) => [to.way.sourceKey(property), to.way.targetKey(property)]));
}

/**
 * Whether two make the same of all that both speak of. As parts of one object they may know different keys; inside of it,
 * what they know is all there is, as options may strip the rest.
 */
function agree(one: Said, other: Said, as: "part" | "whole", to: Converting, seen: Pairs): boolean {
  if (new Set([...one.texts, ...other.texts]).size > 1) return false;
  if (new Set([...one.numbers, ...other.numbers]).size > 1) return false;
  const areAlike = (former: readonly Schema[], latter: readonly Schema[]): boolean =>
    former.every((schema) => latter.every((second) => alike(schema, second, to, seen)));
  if (!areAlike(one.items, other.items) || !areAlike(one.others, other.others)) return false;
  const keys = new Set([...one.properties.keys(), ...other.properties.keys()]);
  return [...keys].every((key) => {
    const [former, latter] = [one, other].map(({ properties }) => properties.get(key) ?? []);
    if (former === undefined || latter === undefined) return true;
    if (new Set([...former, ...latter].map(({ name }) => name)).size > 1) return false;
    const schemas = [former, latter].map((of) => of.map(({ schema }) => schema)) as [Schema[], Schema[]];
    if (former.length > 0 && latter.length > 0) return areAlike(...schemas);
    if (as === "whole" || mayBeKey(former[0] ?? latter[0], to)) return false;
    return former.length > 0 ? areAlike(schemas[0], other.others) : areAlike(schemas[1], one.others);
  });
}

/** Whether a name may well be another key on the wire, which an option takes that does not know it: `$type` and `type`. */
function mayBeKey(property: Property | undefined, { view }: Converting): boolean {
  return property !== undefined && isRenamed(property, view) && !/[A-Z]/.test(property.name);
}

/** Whether two schemas make the same of any value that both accept. */
function alike(one: Schema, other: Schema, to: Converting, seen: Pairs): boolean {
  const model = soleModel(one);
  if (one === other || (model !== undefined && model === soleModel(other))) return true;
  const known = seen.get(one) ?? new Set();
  // What leads back to itself is as alike as the rest of it.
  if (known.has(other)) return true;
  seen.set(one, known.add(other));
  if (!to.reading.of(one) && !to.reading.of(other)) return true;
  const [former, latter] = [saidBy(one, to), saidBy(other, to)];
  const speak = ({ properties, others }: Said): boolean => properties.size + others.length > 0;
  if (speak(former) && speak(latter) && former.others.length > 0 !== latter.others.length > 0) return false;
  return agree(former, latter, "whole", to, seen);
}

function saidBy(schema: Schema, to: Converting): Said {
  const said: Said = { texts: new Set(), numbers: new Set(), properties: new Map(), others: [], items: [] };
  const visited = new Set<ModelId>();
  const stack: Schema[] = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    addOwn(next, said, to);
    const { ref, allOf = [], anyOf = [], oneOf = [], condition, object = {} } = next;
    const branches = [condition?.then, condition?.else].filter((part) => part !== undefined);
    stack.push(...allOf, ...anyOf, ...oneOf, ...branches);
    stack.push(...(object.dependentSchemas ?? []).map((entry) => entry.schema));
    if (ref === undefined || visited.has(ref)) continue;
    visited.add(ref);
    stack.push(to.plans.lookup(ref));
  }
  return said;
}

function addOwn(schema: Schema, said: Said, to: Converting): void {
  const { object = {}, array = {} } = schema;
  for (const form of viewedForms(schema, to.view))
    (form === "int64" || form === "number" ? said.numbers : said.texts).add(form);
  for (const property of object.properties ?? []) {
    const known = said.properties.get(property.key);
    if (known === undefined) said.properties.set(property.key, [property]);
    else known.push(property);
  }
  const rest = restOf(schema);
  const patterns = (object.patternProperties ?? []).map((entry) => entry.schema);
  said.others.push(...[rest ?? [], patterns].flat().filter(({ types }) => types?.length !== 0));
  said.items.push(...(array.prefixItems ?? []), ...[restItemsOf(schema) ?? []].flat());
}
