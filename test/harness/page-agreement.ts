import { type Api, createShapes, type Model, type Schema, type Shapes } from "../../generator/ir/index.ts";
import { readModel } from "../../generator/sample/index.ts";
import { plainTexts, readTypes, type TypedField, undressed } from "./emitted-types.ts";
import type { Page, Row } from "./page.ts";

/** Where a package's pages say something else than the IR or the emitted types, a sentence each. */
export function findPageDisagreements(
  api: Api,
  files: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, Page>,
): string[] {
  const shapes = createShapes(api);
  const paged = new Map(api.models.filter(({ page }) => page).map((model) => [model.path, model]));
  const named = new Set([...paged.values()].map(({ module, name }) => `${module.path} ${name}`));
  const types = readTypes(files, (path, name) => named.has(`${path} ${name}`));
  const found = [...pages.keys()]
    .filter((path) => !paged.has(path.slice("docs/".length, -".md".length)))
    .map((path) => `${path}: no model has this page`);
  for (const [path, model] of paged) {
    const page = pages.get(`docs/${path}.md`);
    const say = (what: string, ...values: readonly unknown[]): void => {
      found.push(`${path}: ${what} ${values.map((value) => JSON.stringify(value)).join(", ")}`);
    };
    if (page === undefined) {
      say("has no page");
      continue;
    }
    if (page.name !== model.name) say("is called", page.name, model.name);
    if (page.deprecated !== (model.schema.notes.deprecated === true)) say("deprecated", page.deprecated);
    compare(page, model, shapes, types, say);
  }
  return found;
}

type Say = (what: string, ...values: readonly unknown[]) => void;

function compare(
  page: Page,
  model: Model,
  shapes: Shapes,
  types: ReturnType<typeof readTypes>,
  say: Say,
): void {
  const { shape } = readModel(shapes, model);
  const { name } = model;
  const { path } = model.module;
  if (page.kind === "object" && shape.kind === "object") {
    const rest = shape.rest !== undefined && shape.fields.length > 0;
    const rows = rest ? page.rows.slice(0, -1) : page.rows;
    if (rest && page.rows.at(-1)?.name !== "additionalProperties") say("no row for further keys");
    const typed = types.fields(path, name) ?? [];
    const names = [rows, shape.fields, typed].map((list) => list.map((one) => one.name).join());
    if (new Set(names).size > 1) return say("fields of page, IR and type", ...names);
    for (const [at, field] of shape.fields.entries()) compareField(rows[at]!, field, typed[at]!, shapes, say);
    return;
  }
  const members = page.kind === "union" ? page.members.map(({ label }) => asCell(label)).join(" | ") : "";
  const text = types.text(path, name);
  if (page.kind === "enum" && shape.kind === "enum") {
    if (!isSame(plainTexts(page.values), text)) say("values of page and type", page.values, text);
  } else if (page.kind === "union" && shape.kind === "union") {
    if (!isSame(members, text)) say("members of page and type", members, text);
  } else if (page.kind === "alias") {
    if (!isSame(undressed(page.type), text)) say("type of page and type", page.type, text);
    const parts = shape.kind === "intersection" ? shape.parts : [];
    const beside = parts.flatMap((part) => (part.kind === "object" ? part.fields : []));
    const [shown, known] = [page.rows, beside].map((list) => list.map((one) => one.name).join());
    if (shown !== known) say("fields of page and IR", shown, known);
  } else say("kinds of page and IR", page.kind, shape.kind);
}

type Field = Extract<ReturnType<typeof readModel>["shape"], { kind: "object" }>["fields"][number];

function compareField(row: Row, field: Field, typed: TypedField, shapes: Shapes, say: Say): void {
  const { name, schema } = field;
  if (!isSame(undressed(row.type), typed.type)) say(`${name}: types of page and type`, row.type, typed.type);
  if (row.required !== (field.asked === "required")) say(`${name}: asked for`, row.required, field.asked);
  if (typed.required !== (field.presence === "required")) say(`${name}: required`, typed, field.presence);
  if (row.deprecated !== isDeprecated(schema, shapes)) say(`${name}: deprecated`, row.deprecated);
  const described = said(schema, shapes, ({ notes }) => (notes.description ?? "") !== "", isMute);
  if ((row.description !== undefined) !== described) say(`${name}: described`, row.description);
}

/** A class that stands in its place says of the field, too, that it is deprecated; a component says it of itself. */
function isDeprecated({ notes, ref }: Schema, shapes: Shapes): boolean {
  const target = ref === undefined ? undefined : shapes.model(ref);
  return (
    notes.deprecated === true || (target?.role === "component" && target.schema.notes.deprecated === true)
  );
}

const isMute = ({ notes }: Schema): boolean => notes.undescribed === true;

/** Whether a schema says something, or one of those that it only names. */
function said(
  schema: Schema,
  shapes: Shapes,
  says: (schema: Schema) => boolean,
  isLast: (schema: Schema) => boolean = () => false,
): boolean {
  const seen = new Set<Schema>();
  for (let at: Schema | undefined = schema; at !== undefined && !seen.has(at); ) {
    if (isLast(at)) return false;
    if (says(at)) return true;
    seen.add(at);
    at = at.ref === undefined ? undefined : shapes.model(at.ref).schema;
  }
  return false;
}

/** A heading of a union's page, in the words of a Type cell. */
function asCell(label: string): string {
  return label.replaceAll("{ [k: string]: ", "Record<string, ").replaceAll(" }", ">");
}

/**
 * Whether two types read the same: the order of a union's members says nothing, `RFCDate` is a `Date`, a stream may be
 * given as what it is made from, and the page format knows no enum of numbers with a fraction.
 */
function isSame(page: string, type: string): boolean {
  const [one, other] = [membersOf(page), membersOf(type)];
  if (one.join() === other.join()) return true;
  const [only, ...more] = one;
  const isNumber = (member: string): boolean => member !== "" && Number.isFinite(Number(member));
  return only?.startsWith("number") === true && more.length === 0 && other.every(isNumber);
}

function membersOf(text: string): readonly string[] {
  const plain = text.replaceAll("File | Blob", "Blob").replaceAll("RFCDate", "Date");
  const members = new Set(plain.split(" | "));
  if (members.has("ReadableStream<Uint8Array>")) for (const source of streamSources) members.add(source);
  return [...members].sort();
}

/** What may be given for a stream besides one; the page format has the one word for all of them. */
const streamSources = ["Blob", "ArrayBuffer", "Uint8Array", "string"];
