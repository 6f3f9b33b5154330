import type { ObjectRules, Property, Schema } from "../ir/index.ts";
import { changeOf, nameOf, type Settling } from "./form-changes.ts";
import { excludes } from "./form-choices.ts";
import { alwaysDeclares } from "./form-declared.ts";
import { matchesKey, type Speaker } from "./form-speakers.ts";

/** A schema that mentions a key. */
interface Mention {
  readonly speaker: Speaker;
  /** What the key is called there; rules go by what others call it. */
  readonly name: string;
  /** Where it is a property. */
  readonly property: Property | undefined;
}

/**
 * Within one object no two keys may get one name, no key two names, and no key a name that a rule constrains otherwise
 * than the key. Where that would be, the key is its name, in every schema of the value.
 */
export function settleNames(speakers: readonly Speaker[], to: Settling): void {
  if (to.view.properties === "preserve") return;
  const mentioned = mentionsOf(speakers, to);
  const judges = speakers.filter(({ schema, fixed }) => fixed && asksOfMany(schema.object));
  const called = new Map<string, { readonly key: string; readonly by: readonly Mention[] }[]>();
  for (const [key, by] of mentioned) {
    const name = agreedName(key, by);
    const meets = ({ speaker: { within } }: Pick<Mention, "speaker">): boolean =>
      by.some(({ speaker }) => !excludes(speaker.within, within));
    const judged =
      by.some((one) => one.speaker.fixed && one.name !== name) ||
      (name !== key && !by.every(declares) && !isSettled(key, by, speakers, to)) ||
      (name !== key && judges.some((speaker) => meets({ speaker }) && judgesName(speaker, key, name, to)));
    if (judged) keepKey(key, key, by, to);
    if (judged || name === key) continue;
    const others = called.get(name) ?? [];
    const same = mentioned.get(name)?.some(meets) ? name : others.find((other) => other.by.some(meets))?.key;
    if (same === undefined) called.set(name, [...others, { key, by }]);
    else keepKey(key, same, by, to);
  }
}

/** Keys that rules speak of are called what the part calls them that declares them; what none declares keeps its key. */
export function nameRules(speakers: readonly Speaker[], to: Settling): void {
  if (to.view.properties === "preserve") return;
  const mentioned = mentionsOf(speakers, to);
  const declared = [...mentioned].filter(([, by]) => by.some(declares)).map(([key]) => key);
  for (const { schema, fixed } of speakers) {
    const { object } = schema;
    if (fixed || object === undefined) continue;
    const { properties = [], patternProperties = [] } = object;
    const own = new Map(properties.map((property) => [property.key, nameOf(schema, property, to)]));
    const given = to.changes.get(schema)?.names;
    const except = new Map(
      patternProperties.flatMap((rule) => (rule.except ?? []).map(({ key, name }) => [key, name] as const)),
    );
    for (const key of asksNames(object) ? declared : [...keysOf(object), ...except.keys()]) {
      const by = mentioned.get(key) ?? [];
      const name = agreedName(key, by);
      // A key that nobody declares here may have its name from elsewhere.
      const known = own.get(key) ?? (by.some(declares) ? given?.get(key) : undefined) ?? key;
      if (name === known && name === (except.get(key) ?? name)) continue;
      const { names } = changeOf(schema, to);
      if (!names.has(key)) to.settled += 1;
      names.set(key, name);
    }
  }
}

/** Who speaks of which key, in the order of the keys. */
function mentionsOf(speakers: readonly Speaker[], to: Settling): ReadonlyMap<string, readonly Mention[]> {
  const mentioned = new Map<string, Mention[]>();
  for (const speaker of speakers) {
    const { schema } = speaker;
    if (schema.object === undefined) continue;
    const properties = new Map(schema.object.properties?.map((property) => [property.key, property]));
    const known = knownNames(schema, to);
    for (const key of keysOf(schema.object)) {
      const one: Mention = { speaker, name: known.get(key) ?? key, property: properties.get(key) };
      const others = mentioned.get(key);
      if (others === undefined) mentioned.set(key, [one]);
      else others.push(one);
    }
  }
  return mentioned;
}

/** What is only asked about is declared by none. */
function declares({ speaker, property }: Mention): boolean {
  return property !== undefined && speaker.applies !== "never";
}

/**
 * Whether a key bears its name in every value in which something may ask for it, or look at it: a property declares it
 * always, or it is there always and one does so in each case. Where it is declared in some cases only, as by `then`, a key
 * may be there that nobody calls so, and one that is called so already.
 */
function isSettled(
  key: string,
  by: readonly Mention[],
  speakers: readonly Speaker[],
  { lookup }: Settling,
): boolean {
  const always = by.filter(({ speaker }) => speaker.applies === "always");
  if (always.some(({ property }) => property !== undefined)) return true;
  return (
    always.some(({ speaker }) => speaker.schema.object?.required?.includes(key)) &&
    speakers.some(({ schema, applies }) => applies === "always" && alwaysDeclares(schema, key, lookup))
  );
}

/** What a key is called: by its own name where one who declares it has that, else what the first other model calls it. */
function agreedName(key: string, by: readonly Mention[]): string {
  const declarers = by.filter(declares);
  if (declarers.some(({ name }) => name === key)) return key;
  return (declarers.find(({ speaker }) => speaker.fixed) ?? declarers[0])?.name ?? key;
}

/** The keys that a schema itself calls by a name. */
function knownNames(schema: Schema, to: Settling): ReadonlyMap<string, string> {
  const { properties = [], patternProperties = [] } = schema.object ?? {};
  const except = patternProperties.flatMap((rule) => rule.except ?? []);
  return new Map([
    ...(to.changes.get(schema)?.names ?? []),
    ...[...except, ...properties].map((known) => [known.key, nameOf(schema, known, to)] as const),
  ]);
}

function keepKey(key: string, other: string, by: readonly Mention[], to: Settling): void {
  for (const { speaker, name, property } of by) {
    if (property === undefined || name === key) continue;
    changeOf(speaker.schema, to).kept.add(key);
    to.settled += 1;
    const { at } = property.schema;
    if (other === key) to.report({ code: "name-judged", at, args: { key, name } });
    else to.report({ code: "property-name-kept", at, args: { key, wished: name, other } });
  }
}

/** Whether another model asks a key something, or a name something else: it cannot know which one is meant. */
function judgesName({ schema }: Speaker, key: string, name: string, to: Settling): boolean {
  if (knownNames(schema, to).get(key) === name) return false;
  const { object = {} } = schema;
  const { patternProperties = [] } = object;
  return (
    asksNames(object) || patternProperties.some((rule) => matchesKey(rule, key) !== matchesKey(rule, name))
  );
}

function asksOfMany(object: ObjectRules | undefined): boolean {
  return object !== undefined && (asksNames(object) || object.patternProperties !== undefined);
}

/** Whether anything is asked of keys but that they are texts. */
function asksNames({ propertyNames }: ObjectRules): boolean {
  if (propertyNames === undefined) return false;
  const { at: _at, notes: _notes, types: _types, ...rules } = propertyNames;
  return Object.keys(rules).length > 0;
}

function keysOf({
  properties = [],
  required = [],
  dependentRequired = [],
  dependentSchemas = [],
}: ObjectRules): Set<string> {
  return new Set([
    ...properties.map(({ key }) => key),
    ...required,
    ...dependentRequired.flatMap(({ key, required: others }) => [key, ...others]),
    ...dependentSchemas.map(({ key }) => key),
  ]);
}
