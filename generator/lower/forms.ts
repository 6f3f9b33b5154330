import type { Report } from "../diagnostics/index.ts";
import {
  type Format,
  type ModelId,
  matches,
  type Schema,
  type View,
  type ViewedForm,
  viewedForms,
} from "../ir/index.ts";
import { changeOf, inForm, type Settling } from "./form-changes.ts";
import { excludes } from "./form-choices.ts";
import { tieKeys } from "./form-keys.ts";
import { nameRules, settleNames } from "./form-names.ts";
import { readAsTexts, toldByForm } from "./form-overlaps.ts";
import { alone, eachLocation, type Location, type Speaker, sawNothing } from "./form-speakers.ts";
import { mapSchema } from "./map-schema.ts";

/**
 * Several schemas can describe one value (`allOf`, `if`, `required` beside another part's declaration). They have to
 * agree on its name in the model, and on whether a string is a `Date` there. A schema without a format takes over that
 * of another one; where they conflict, the value keeps its JSON form, and the key its JSON name. A concession holds
 * wherever the model is used, so that this is repeated until nothing changes.
 */
export function agreeOnForms(
  written: ReadonlyMap<ModelId, Schema>,
  view: View,
  report: Report,
): ReadonlyMap<ModelId, Schema> {
  const schemas = new Map<ModelId, Schema>();
  for (const [id, schema] of written)
    schemas.set(
      id,
      tieKeys(schema, (other) => written.get(other)!),
    );
  const lookup = (id: ModelId): Schema => schemas.get(id)!;
  const to: Settling = { view, report, lookup, changes: new Map(), settled: 0 };
  // What a model's own rules call its keys is known before another model asks for it.
  for (const { speakers } of locationsOf(schemas)) nameRules(speakers, to);
  for (let before = -1; before < to.settled; ) {
    before = to.settled;
    for (const { speakers } of locationsOf(schemas)) {
      settleScalars(speakers, to);
      settleMoments(speakers, to);
      settleChoices(speakers, to);
      settleNames(speakers, to);
      nameRules(speakers, to);
    }
  }
  return to.changes.size === 0 ? schemas : changed(schemas, to);
}

function* locationsOf(schemas: ReadonlyMap<ModelId, Schema>): Generator<Location> {
  const seen = sawNothing();
  for (const schema of schemas.values())
    yield* eachLocation([alone(schema, false)], (id) => schemas.get(id)!, seen);
}

function changed(schemas: ReadonlyMap<ModelId, Schema>, { changes }: Settling): ReadonlyMap<ModelId, Schema> {
  const apply = (part: Schema): Schema => inForm(part, changes.get(part));
  const all = [...schemas].map(([id, schema]) => [id, mapSchema(schema, (part) => part, apply)] as const);
  return new Map(all);
}

function formsOf(schema: Schema, { view, changes }: Settling): readonly ViewedForm[] {
  return viewedForms(inForm(schema, changes.get(schema)), view);
}

/** The form that a value has by its JSON where one with a format has another. */
const plainForms: Readonly<Record<"date" | "date-time" | "int64", ViewedForm>> = {
  date: "text",
  "date-time": "text",
  int64: "number",
};

function settleScalars(speakers: readonly Speaker[], to: Settling): void {
  const said = speakers.map((speaker) => ({ ...speaker, forms: formsOf(speaker.schema, to) }));
  for (const form of ["date", "date-time", "int64"] as const) {
    const viewed = said.filter(({ forms }) => forms.includes(form));
    if (viewed.length === 0) continue;
    const converting = viewed.filter(({ applies }) => applies !== "never");
    const certain = viewed.filter(({ applies }) => applies === "always");
    const plain = said.filter(
      ({ forms, applies }) =>
        (forms.includes(plainForms[form]) || (form === "date" && forms.includes("date-time"))) &&
        // What two branches say, they need not agree on.
        (certain.length > 0 || applies === "always"),
    );
    const format =
      certain[0] && (form === "int64" ? certain[0].schema.number : certain[0].schema.string)?.format;
    if (converting.length === 0) keepForm(viewed, to);
    else if (plain.length === 0) continue;
    else if (format !== undefined && plain.every((one) => canTake(one, form, to)))
      for (const { schema } of plain) take(schema, format, to);
    else keepForm(viewed, to);
  }
}

/** Whether a schema may be given the format of another one that applies to the value as well. */
function canTake({ schema, applies, fixed }: Speaker, form: ViewedForm, { changes }: Settling): boolean {
  const { enum: values, const: constant, types = [], string } = schema;
  if (changes.get(schema)?.wire) return false;
  if (fixed || applies !== "always" || values !== undefined || constant !== undefined) return false;
  if (form === "int64") return types.includes("integer") || types.includes("number");
  return types.includes("string") && string?.format === undefined;
}

function take(schema: Schema, format: Format, to: Settling): void {
  changeOf(schema, to).format = format;
  to.settled += 1;
}

/** Why values keep their form. */
const reasons = {
  asked: "another schema of the same value constrains its JSON form",
  either: "a Date does not tell whether it was a date or a date-time",
  text: "what constrains its string may not hold for the string that a Date is written as",
  unique: "different strings of an array may be equal Dates",
  alone: "another member of `oneOf` may take the same JSON, which is valid for one alone",
  digits: "a string of digits does not tell whether it was a number or a string",
};

/** Texts that Dates of a `date-time` are written as: what takes these hardly refuses any other. */
const moments = ["2000-01-01T00:00:00.000Z", "1999-12-31T23:59:59.999Z", "2024-08-15T12:34:56.789Z"];
const momentLength = 24;

/**
 * A moment has many texts, and a Date has one, which may be a day's as well: where it matters which of them it was, it keeps
 * its own.
 */
function settleMoments(speakers: readonly Speaker[], to: Settling): void {
  const said = speakers.filter(({ applies }) => applies !== "never");
  const dated = (name: ViewedForm) => said.filter(({ schema }) => formsOf(schema, to).includes(name));
  const [days, times] = [dated("date"), dated("date-time")];
  const met = days.some((day) => times.some(({ within }) => !excludes(day.within, within)));
  if (met) keepForm([...days, ...times], to, "either");
  else if (said.some(({ schema }) => asksOfText(schema))) keepForm(times, to, "text");
  for (const { schema } of said.filter(({ schema: { array } }) => array?.uniqueItems === true)) {
    const items = itemMoments(schema, to).map((moment) => alone(moment, false));
    keepForm(items, to, "unique");
  }
}

/** Where a value's form is all that tells which member of a choice it is for, or was for, it keeps its own. */
function settleChoices(speakers: readonly Speaker[], to: Settling): void {
  const said = speakers
    .filter(({ applies }) => applies !== "never")
    .map((speaker) => ({ ...speaker, forms: formsOf(speaker.schema, to) }));
  keepForm(toldByForm(said), to, "alone");
  if (to.view.int64 === "string") keepForm(readAsTexts(said), to, "digits");
}

/** Whether a schema asks of a text what that of a Date may not be. */
function asksOfText({ string: { pattern, minLength = 0, maxLength = momentLength } = {} }: Schema): boolean {
  if (pattern !== undefined && moments.some((text) => matches(pattern, text) !== true)) return true;
  return minLength > momentLength || maxLength < momentLength;
}

/**
 * The moments that a list has for items, or that lists in it have. Of objects that have one in them, no two are told apart by its
 * text alone.
 */
function itemMoments(schema: Schema, to: Settling): readonly Schema[] {
  const parts = new Set(itemsIn(schema));
  for (const part of parts) {
    const { ref, allOf = [], anyOf = [], oneOf = [] } = part;
    const others = [...(ref === undefined ? [] : [to.lookup(ref)]), ...allOf, ...anyOf, ...oneOf];
    for (const other of [...others, ...itemsIn(part)]) parts.add(other);
  }
  return [...parts].filter((part) => formsOf(part, to).includes("date-time"));
}

function itemsIn({ array: { prefixItems = [], items } = {} }: Schema): readonly Schema[] {
  return items === undefined ? prefixItems : [...prefixItems, items];
}

function keepForm(viewed: readonly Speaker[], to: Settling, why: keyof typeof reasons = "asked"): void {
  for (const { schema } of viewed) {
    const change = changeOf(schema, to);
    if (change.wire) continue;
    change.wire = true;
    to.settled += 1;
    const format = (schema.string ?? schema.number)?.format?.name ?? "";
    to.report({ code: "form-kept", at: schema.at, args: { format, why: reasons[why] } });
  }
}
