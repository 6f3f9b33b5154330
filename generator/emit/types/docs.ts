import { besideNull, type Json, type Notes, type Schema } from "../../ir/index.ts";
import { type Docs, type DocTag, tsdoc } from "../../print/index.ts";
import { splitSentence, wrapText } from "./sentence.ts";

/** The width of a comment's text: that of a line without the indentation of a property of a property. */
const textWidth = 92;

/** Examples beyond this many characters are for the page, not for a hover. */
const longestExample = 600;

const mostExamples = 3;

/** The doc comment of a model; `page` is where its Markdown page lies in the package. */
export function modelDocs(schema: Schema, page: string | undefined): Docs | undefined {
  const tags = noteTags(schema.notes);
  return tsdoc(prose(schema), [
    ...ruleTags(schema),
    ...tags,
    ...(page === undefined ? [] : [{ name: "see", text: codeSpan(page) }]),
  ]);
}

/** The doc comment of a property: what its own schema says, not what the model that it refers to says of itself. */
export function fieldDocs(schema: Schema): Docs | undefined {
  return tsdoc(prose(schema), [...ruleTags(schema), ...noteTags(schema.notes)]);
}

/** The first sentence is the summary; what follows is set off by an empty line, and what values mean by another one. */
function prose(schema: Schema): string {
  const { description, title } = schema.notes;
  const text = description === undefined || description.trim() === "" ? (title ?? "") : description;
  const { summary, rest } = splitSentence(text);
  const told = wrapText(rest === "" ? summary : `${summary}\n\n${rest}`, textWidth);
  const values = valueLines(schema).join("\n");
  return told === "" || values === "" ? told + values : `${told}\n\n${values}`;
}

/** A line for each value that the document has words for, in its `enum` or in a choice of constants. */
function valueLines({ notes, oneOf, anyOf }: Schema): string[] {
  const constants = (oneOf ?? anyOf ?? []).flatMap(({ const: constant, notes: { title, description } }) =>
    constant === undefined ? [] : [{ value: constant.value, name: title, description }],
  );
  return (notes.values ?? constants).flatMap(({ value, name, description }) => {
    const text = JSON.stringify(value);
    const called = name === undefined || isSpelling(name, text) ? "" : ` (${oneLine(name)})`;
    const meant =
      description === undefined || isSpelling(description, text) ? "" : `: ${oneLine(description)}`;
    return called === "" && meant === "" ? [] : [`- ${codeSpan(text)}${called}${meant}`];
  });
}

/** Whether a word only writes a value otherwise: `IN_USE` for "in-use". */
function isSpelling(word: string, value: string): boolean {
  return lettersOf(word) === lettersOf(value);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** What a schema asks for; of what may be null, what is asked of anything else. */
function ruleTags(schema: Schema): DocTag[] {
  const inner = besideNull(schema);
  return inner === undefined ? ownRuleTags(schema) : [...ownRuleTags(schema), ...ownRuleTags(inner)];
}

function ownRuleTags(schema: Schema): DocTag[] {
  // Most schemas say no more of a type than its name.
  if (!(schema.string || schema.number || schema.array || schema.object)) return [];
  const { string = {}, number = {}, array = {}, object = {} } = schema;
  const format = string.format?.name ?? number.format?.name;
  return [
    ...tag("format", format),
    ...tag("minimum", number.minimum),
    ...tag("exclusiveMinimum", number.exclusiveMinimum),
    ...tag("maximum", number.maximum),
    ...tag("exclusiveMaximum", number.exclusiveMaximum),
    ...tag("multipleOf", number.multipleOf),
    ...tag("minLength", string.minLength),
    ...tag("maxLength", string.maxLength),
    ...tag("pattern", string.pattern === undefined ? undefined : codeSpan(string.pattern.source)),
    ...tag("contentEncoding", string.contentEncoding),
    ...tag("contentMediaType", string.contentMediaType),
    ...tag("minItems", array.minItems),
    ...tag("maxItems", array.maxItems),
    ...tag("uniqueItems", array.uniqueItems === true ? "" : undefined),
    ...tag("minProperties", object.minProperties),
    ...tag("maxProperties", object.maxProperties),
  ];
}

function noteTags(notes: Notes): DocTag[] {
  const examples = notes.examples.map(exampleText).filter((text) => text.length <= longestExample);
  return [
    ...tag("default", notes.default === undefined ? undefined : JSON.stringify(notes.default.value)),
    ...examples.slice(0, mostExamples).flatMap((text) => tag("example", text)),
    ...tag("readonly", notes.readOnly === true ? "" : undefined),
    ...tag("writeonly", notes.writeOnly === true ? "" : undefined),
    ...tag("deprecated", notes.deprecated === true ? (notes.deprecation ?? "") : undefined),
    ...(notes.externalDocs === undefined ? [] : [{ name: "see", link: notes.externalDocs }]),
  ];
}

function tag(name: string, value: string | number | undefined): DocTag[] {
  return value === undefined ? [] : [{ name, text: String(value) }];
}

/** Short ones on the tag's line, long ones indented below it; editors show either as code. */
function exampleText(value: Json): string {
  const flat = JSON.stringify(value);
  return flat.length <= textWidth - "@example ".length ? flat : `\n${JSON.stringify(value, undefined, 2)}`;
}

/** Text as a Markdown code span, fenced by more backticks than it holds in a row. */
function codeSpan(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return fence + pad + text + pad + fence;
}
