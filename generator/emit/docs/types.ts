import {
  type Fold,
  fold,
  formatTypeOf,
  type Model,
  type Native,
  type Schema,
  type Shape,
  type Shapes,
} from "../../ir/index.ts";
import { read, readModel } from "../../sample/index.ts";
import { calendarDatePath } from "./calendar-date.ts";
import type { Pages } from "./pages.ts";
import { linkTo, qualified } from "./places.ts";

const mdn = "https://developer.mozilla.org/en-US/docs/Web";

const natives: Readonly<Record<Native, string>> = {
  bytes: "*Uint8Array*",
  stream: "*ReadableStream<Uint8Array>*",
  file: `[File](${mdn}/API/File) | [Blob](${mdn}/API/Blob)`,
  response: `[Response](${mdn}/API/Response)`,
};

/** The text of the Type column: models are links, everything else is set in italics. */
export function typeCell(pages: Pages, shape: Shape, from: Model, schema?: Schema): string {
  return fold(read(pages.shapes, shape, schema).shape, cells, pages, from);
}

const cells: Fold<string, [pages: Pages, from: Model]> = {
  unknown: () => "*any*",
  never: () => "*never*",
  null: () => "*null*",
  boolean: () => "*boolean*",
  number: (shape, pages) => `*${pages.escape.literal(formatTypeOf(shape) ?? "number")}*`,
  bigint: () => "*bigint*",
  string: (shape, pages) => `*${pages.escape.literal(formatTypeOf(shape) ?? "string")}*`,
  date: ({ format }, pages, from) =>
    format === "date"
      ? dayCell(pages, linkTo(calendarDatePath, from))
      : `[Date](${mdn}/JavaScript/Reference/Global_Objects/Date)`,
  literal: ({ value }, pages) => `*${pages.escape.literal(JSON.stringify(value))}*`,
  enum: ({ values, open }, pages) => `*${pages.escape.literal(valuesText(values, open))}*`,
  array: ({ items }, pages, from) => `${apart(typeCell(pages, items, from))}[]`,
  tuple: (shape, pages, from) => tupleText(shape, (item) => typeCell(pages, item, from)),
  object: () => "*object*",
  record: ({ values, keys }, pages, from) =>
    `${pages.escape.type("Record<")}${keys === undefined ? "string" : typeCell(pages, keys, from)}, ${typeCell(pages, values, from)}>`,
  union: ({ members }, pages, from) =>
    members.map((member) => typeCell(pages, member.shape, from)).join(" | "),
  intersection: ({ parts }, pages, from) => besides(parts.map((part) => typeCell(pages, part, from))),
  ref: ({ model }, { shapes }, from) => refCell(shapes, shapes.model(model), from),
  native: ({ native }, pages) => pages.escape.type(natives[native]),
};

/** The class of older generations has its page; what the page format links `Date` to does not exist. */
function dayCell(pages: Pages, target: string): string {
  const { day } = pages.era;
  return day === "RFCDate" ? `[${day}](${target})` : pages.escape.foreignLink(day, target);
}

/** Unions are named without a link; everything else that has a page is linked to it. */
function refCell(shapes: Shapes, model: Model, from: Model): string {
  if (!model.page) return "*any*";
  if (readModel(shapes, model).shape.kind === "union") return `*${qualified(model)}*`;
  return `[${qualified(model)}](${linkTo(model.path, from)})`;
}

/** The type as code writes it, with models by namespace: the headings of a union's page. */
export function typeLabel(shapes: Shapes, shape: Shape): string {
  const inner = (next: Shape): string => typeLabel(shapes, next);
  const table: Fold<string> = {
    unknown: () => "any",
    never: () => "never",
    null: () => "null",
    boolean: () => "boolean",
    number: (own) => formatTypeOf(own) ?? "number",
    bigint: () => "bigint",
    string: (own) => formatTypeOf(own) ?? "string",
    date: () => "Date",
    literal: ({ value }) => JSON.stringify(value),
    enum: ({ values, open }) => valuesText(values, open),
    array: ({ items }) => {
      const item = inner(items);
      return / [|&] /.test(item) ? `Array<${item}>` : `${item}[]`;
    },
    tuple: (shape) => tupleText(shape, inner),
    object: () => "object",
    record: ({ values, keys }) =>
      keys === undefined
        ? `{ [k: string]: ${inner(values)} }`
        : `{ [k in ${inner(keys)}]?: ${inner(values)} }`,
    union: ({ members }) => members.map((member) => inner(member.shape)).join(" | "),
    intersection: ({ parts }) => besides(parts.map(inner)),
    ref: ({ model }) => (shapes.model(model).page ? qualified(shapes.model(model)) : "any"),
    native: ({ native }) => nativeLabels[native],
  };
  return fold(read(shapes, shape, undefined).shape, table);
}

/** What marks that follow are said of as a whole. */
function apart(type: string): string {
  return / [|&] /.test(type) ? `(${type})` : type;
}

function tupleText(
  { prefix, rest }: Extract<Shape, { kind: "tuple" }>,
  text: (item: Shape) => string,
): string {
  const items = prefix.map(({ shape, presence }) =>
    presence === "optional" ? `${apart(text(shape))}?` : text(shape),
  );
  return `[${[...items, ...(rest === undefined ? [] : [`...${apart(text(rest))}[]`])].join(", ")}]`;
}

/** Parts of one value; a choice among them stands in parentheses. */
function besides(parts: readonly string[]): string {
  return parts.map((part) => (part.includes(" | ") ? `(${part})` : part)).join(" & ");
}

const nativeLabels: Readonly<Record<Native, string>> = {
  bytes: "Uint8Array",
  stream: "ReadableStream<Uint8Array>",
  file: "File | Blob",
  response: "Response",
};

type EnumValues = Extract<Shape, { kind: "enum" }>["values"];

/** The values of an enum as a type: `"a" | "b"`. */
export function valuesText(values: EnumValues, open: boolean): string {
  const known = values.map((value) => JSON.stringify(value));
  return (open ? [...known, ...brandsOf(values)] : known).join(" | ");
}

/** The types of what an open enum accepts beside its values. */
export function brandsOf(values: EnumValues): readonly string[] {
  return [...new Set(values.map((value) => `Unrecognized<${typeof value}>`))];
}
