import { child, keyOf, type Report } from "../../diagnostics/index.ts";
import type { Json, Notes } from "../../ir/index.ts";
import { asJson, isObject, type KeywordReader } from "../keyword-reader.ts";

/** Extensions that name the values of an `enum`, as generators know them: lists beside it, or maps by value. */
const naming = ["x-enum-varnames", "x-enumNames", "x-speakeasy-enums"];
/** Those that describe them. */
const describing = ["x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions"];
/** AutoRest's, which does both. */
const both = "x-ms-enum";
const known = [...naming, ...describing, both];

export type ValueWords = NonNullable<Notes["values"]>[number];

type Words = readonly (string | undefined)[];

/** What the values of an `enum` are called and mean by its extensions; what of those finds no value is told. */
export function lowerValueWords(keywords: KeywordReader, report: Report): ValueWords[] {
  if (!known.some((keyword) => keywords.has(keyword))) return [];
  const listed = keywords.has("enum") ? keywords.take("enum") : undefined;
  const values = Array.isArray(listed) ? listed.map(asJson) : [];
  const read = (keyword: string): Words => {
    if (!keywords.has(keyword)) return [];
    const words =
      values.length === 0 ? "there is no `enum` beside it" : wordsOf(keywords.take(keyword), values);
    if (typeof words !== "string") return words;
    report({
      code: "no-effect",
      at: keyOf(child(keywords.at, keyword)),
      args: { what: JSON.stringify(keyword), why: words },
    });
    return [];
  };
  const names = [...naming.map(read), ofMicrosoft(keywords, values, "name")];
  const texts = [...describing.map(read), ofMicrosoft(keywords, values, "description")];
  const said = (all: readonly Words[], at: number): string | undefined =>
    all.map((words) => words[at]).find((word) => word !== undefined && word.trim() !== "");
  return values.flatMap((value, at) => {
    const [name, description] = [said(names, at), said(texts, at)];
    if (name === undefined && description === undefined) return [];
    return [
      { value, ...(name !== undefined && { name }), ...(description !== undefined && { description }) },
    ];
  });
}

/** A word for each value, or why there is none. Lists often pass over null, which needs no name. */
function wordsOf(said: unknown, values: readonly Json[]): Words | string {
  if (isObject(said)) return values.map((value) => textOf(said[keyFor(value)]));
  if (!Array.isArray(said)) return "it is neither an array nor an object of strings";
  if (said.length === values.length) return said.map(textOf);
  const others = values.filter((value) => value !== null);
  if (said.length !== others.length) return `it has ${said.length} texts for ${values.length} values`;
  const words = said.values();
  return values.map((value) => (value === null ? undefined : textOf(words.next().value)));
}

function ofMicrosoft(keywords: KeywordReader, values: readonly Json[], field: "name" | "description"): Words {
  const said = keywords.has(both) ? keywords.take(both) : undefined;
  const entries = isObject(said) && Array.isArray(said.values) ? said.values.filter(isObject) : [];
  const words = new Map(entries.map((entry) => [keyFor(asJson(entry.value)), textOf(entry[field])]));
  return values.map((value) => words.get(keyFor(value)));
}

function keyFor(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function textOf(word: unknown): string | undefined {
  return typeof word === "string" ? word : undefined;
}
