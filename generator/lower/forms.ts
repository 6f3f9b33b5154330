import type { Report } from "../diagnostics/index.ts";
import {
  type Format,
  isViewedInteger,
  type ObjectRules,
  type Schema,
  type View,
  viewedDate,
} from "../ir/index.ts";
import { tieKeys } from "./form-keys.ts";
import { eachLocation, type Lookup, matchesKey, type Speaker } from "./form-speakers.ts";
import { mapSchema } from "./map-schema.ts";

/** What becomes of one schema so that it agrees with the others that speak of the same value. */
interface Change {
  /** It is the JSON's in any view. */
  wire?: true;
  /** The format by which the others have another form. */
  format?: Format;
  /** What the model calls keys that only rules speak of here, and keys that keep their own. */
  readonly names: Map<string, string>;
}

type Changes = Map<Schema, Change>;

interface Settling {
  readonly view: View;
  readonly report: Report;
  readonly changes: Changes;
}

/**
 * Where several schemas speak of one value (`allOf`, `if`, `required` beside what another part declares), they have to
 * agree on what it is in the model: its name, and whether a text is a Date there. What is said without a format takes the
 * form of what is said with one; where that cannot be, the value keeps the form of its JSON.
 */
export function agreeOnForms(written: Schema, view: View, lookup: Lookup, report: Report): Schema {
  const to: Settling = { view, report, changes: new Map() };
  const schema = tieKeys(written, lookup);
  for (const { speakers, fixed } of eachLocation([{ schema, applies: "always", fixed: false }], lookup)) {
    settleScalars(speakers, to);
    if (!fixed) settleNames(speakers, to);
  }
  if (to.changes.size === 0) return schema;
  return mapSchema(
    schema,
    (part) => part,
    (part) => {
      const change = to.changes.get(part);
      return change === undefined ? part : apply(part, change);
    },
  );
}

function changeOf(schema: Schema, { changes }: Settling): Change {
  const change = changes.get(schema) ?? { names: new Map() };
  changes.set(schema, change);
  return change;
}

type Form = "date" | "date-time" | "int64" | "text" | "number" | "any";

function formOf(schema: Schema, { view }: Settling): Form {
  const { types, string, enum: values, const: constant, native } = schema;
  if (schema.wire) return "any";
  const listed = values ?? (constant === undefined ? undefined : [constant.value]);
  if (native !== undefined) return "any";
  if (listed !== undefined) {
    if (listed.some((value) => typeof value === "string")) return "text";
    return listed.some((value) => typeof value === "number") ? "number" : "any";
  }
  const date = viewedDate(schema, view);
  if (date !== undefined) return date;
  if (isViewedInteger(schema, view)) return "int64";
  if (types === undefined)
    return string === undefined ? (schema.number === undefined ? "any" : "number") : "text";
  if (types.includes("string") && view.dates === "Date") return "text";
  const numeric = types.includes("integer") || types.includes("number");
  return numeric && view.int64 !== "number" ? "number" : "any";
}

/** The form that a value has by its JSON where one with a format has another. */
const plainForms: Readonly<Record<"date" | "date-time" | "int64", Form>> = {
  date: "text",
  "date-time": "text",
  int64: "number",
};

function settleScalars(speakers: readonly Speaker[], to: Settling): void {
  const said = speakers.map((speaker) => ({ ...speaker, form: formOf(speaker.schema, to) }));
  for (const form of ["date", "date-time", "int64"] as const) {
    const viewed = said.filter((one) => one.form === form);
    if (viewed.length === 0) continue;
    const converting = viewed.filter(({ applies }) => applies !== "never");
    const certain = viewed.filter(({ applies }) => applies === "always");
    const plain = said.filter(
      ({ form: other, applies }) =>
        (other === plainForms[form] || (form === "date" && other === "date-time")) &&
        // What two branches say, they need not agree on.
        (certain.length > 0 || applies === "always"),
    );
    const format =
      certain[0] && (form === "int64" ? certain[0].schema.number : certain[0].schema.string)?.format;
    if (converting.length === 0) keepForm(viewed, to);
    else if (plain.length === 0) continue;
    else if (format !== undefined && plain.every((one) => canTake(one, form)))
      for (const { schema } of plain) changeOf(schema, to).format = format;
    else keepForm(viewed, to);
  }
}

/** Whether a schema may be given the format of another one that applies to the value as well. */
function canTake({ schema, applies, fixed }: Speaker, form: Form): boolean {
  const { enum: values, const: constant, types = [], string } = schema;
  if (fixed || applies !== "always" || values !== undefined || constant !== undefined) return false;
  if (form === "int64") return types.includes("integer") || types.includes("number");
  return types.includes("string") && string?.format === undefined;
}

function keepForm(viewed: readonly Speaker[], to: Settling): void {
  for (const { schema, fixed } of viewed) {
    if (!fixed) changeOf(schema, to).wire = true;
    to.report({
      code: fixed ? "forms-differ" : "form-kept",
      at: schema.at,
      args: { format: (schema.string ?? schema.number)?.format?.name ?? "" },
    });
  }
}

/** Keys that rules speak of are called what the part calls them that declares them; what none declares keeps its key. */
function settleNames(speakers: readonly Speaker[], to: Settling): void {
  if (to.view.properties === "preserve") return;
  const declared = new Map<string, string>();
  for (const { schema, applies, fixed } of speakers) {
    if (applies === "never") continue;
    for (const { key, name } of schema.object?.properties ?? []) {
      if (declared.has(key)) continue;
      const judge =
        key === name ? undefined : speakers.find((speaker) => judgesName(speaker, key, name, speakers));
      if (fixed && judge !== undefined)
        to.report({ code: "name-judged", at: judge.schema.at, args: { key, name } });
      declared.set(key, fixed || judge === undefined ? name : key);
    }
  }
  for (const { schema, fixed } of speakers) {
    const { object } = schema;
    if (fixed || object === undefined) continue;
    const own = new Map(object.properties?.map(({ key, name }) => [key, name]));
    for (const key of asksNames(object) ? declared.keys() : keysOf(object)) {
      const name = declared.get(key) ?? key;
      if (name !== (own.get(key) ?? key)) changeOf(schema, to).names.set(key, name);
    }
  }
}

/** Whether another model asks a key something, or a name something else: it cannot know which one is meant. */
function judgesName(
  { schema: { object = {} }, fixed, of }: Speaker,
  key: string,
  name: string,
  speakers: readonly Speaker[],
): boolean {
  if (!fixed) return false;
  const { patternProperties = [] } = object;
  const asks =
    asksNames(object) ||
    keysOf(object).has(key) ||
    patternProperties.some((rule) => matchesKey(rule, key) !== matchesKey(rule, name));
  return asks && !speakers.some((other) => other.of === of && declares(other, key));
}

function declares({ schema: { object }, applies }: Speaker, key: string): boolean {
  return applies !== "never" && object?.properties?.some((property) => property.key === key) === true;
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

function apply(schema: Schema, { wire, format, names }: Change): Schema {
  const { types, object } = schema;
  const integer = format !== undefined && types?.some((type) => type === "number" || type === "integer");
  return {
    ...schema,
    ...(wire && { wire }),
    ...(format !== undefined && !integer && { string: { ...schema.string, format } }),
    ...(integer && {
      types: [...new Set(types?.map((type) => (type === "number" ? "integer" : type)))],
      number: { ...schema.number, format },
    }),
    ...(object !== undefined && names.size > 0 && { object: rename(object, names) }),
  };
}

function rename(object: ObjectRules, names: ReadonlyMap<string, string>): ObjectRules {
  const own = new Set(object.properties?.map(({ key }) => key));
  const others = [...names].filter(([key]) => !own.has(key)).map(([key, name]) => ({ key, name }));
  return {
    ...object,
    ...(object.properties !== undefined && {
      properties: object.properties.map((property) => ({
        ...property,
        name: names.get(property.key) ?? property.name,
      })),
    }),
    ...(others.length > 0 && { names: others }),
  };
}
