import type { Report } from "../../diagnostics/index.ts";
import type { Json, Notes } from "../../ir/index.ts";
import type { Dialect } from "../../openapi/index.ts";
import { deprecationOf } from "../deprecation.ts";
import { asJson, isObject, type KeywordReader } from "../keyword-reader.ts";
import { lowerValueWords } from "./value-words.ts";

/** Keywords that place or comment a schema; they assert nothing and readers need not see them. */
const silent = {
  string: ["$ref", "$id", "$schema", "$anchor", "$dynamicAnchor", "$comment"],
  object: ["$vocabulary", "$defs", "definitions"],
} as const;

/** What a schema that is lowered itself says to readers, and not only the place of a class. */
export function lowerOwnNotes(keywords: KeywordReader, dialect: Dialect, report: Report): Notes {
  const notes = lowerNotes(keywords);
  const isWord = dialect === "openapi-3.0" && notes.examples[0] === null;
  const values = lowerValueWords(keywords, report);
  return { ...notes, ...(isWord && { nullWord: true as const }), ...(values.length > 0 && { values }) };
}

/** The annotations (JSON Schema 2020-12 validation, 9; OpenAPI 3.0, "Schema Object"). */
export function lowerNotes(keywords: KeywordReader): Notes {
  for (const keyword of silent.string) keywords.string(keyword);
  for (const keyword of silent.object) keywords.object(keyword);
  keywords.take("contentSchema");
  const title = keywords.string("title");
  const description = keywords.string("description");
  const docs = keywords.object("externalDocs");
  const xml = xmlText(keywords.object("xml"));
  const deprecated = keywords.boolean("deprecated") === true;
  const url = isObject(docs) && typeof docs.url === "string" ? docs.url : undefined;
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(keywords.has("default") && { default: { value: asJson(keywords.take("default")) } }),
    examples: lowerExamples(keywords),
    ...(deprecated && { deprecated: true as const }),
    ...deprecationOf(deprecated, keywords.take("x-speakeasy-deprecation-message")),
    ...(keywords.boolean("readOnly") === true && { readOnly: true as const }),
    ...(keywords.boolean("writeOnly") === true && { writeOnly: true as const }),
    ...(url !== undefined && { externalDocs: url }),
    ...(xml !== undefined && { xml }),
    ...(saysNull(keywords) && { saysNull: true as const }),
  };
}

/** What an XML Object says that is not so anyway (OpenAPI 3.2.0, 4.26), in one order. */
function xmlText(xml: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const words = ["attribute", "name", "namespace", "nodeType", "prefix", "wrapped"].flatMap((key) => {
    const said = xml?.[key];
    return typeof said === "string" || said === true ? [`${key} ${JSON.stringify(said)}`] : [];
  });
  return words.length === 0 ? undefined : words.join(", ");
}

function saysNull(keywords: KeywordReader): boolean {
  return keywords.has("nullable") && !keywords.has("type") && keywords.take("nullable") === true;
}

function lowerExamples(keywords: KeywordReader): Json[] {
  const examples: Json[] = [];
  if (keywords.has("x-speakeasy-example")) examples.push(asJson(keywords.take("x-speakeasy-example")));
  if (keywords.has("example")) examples.push(asJson(keywords.take("example")));
  if (!keywords.has("examples")) return examples;
  const several = keywords.take("examples");
  if (Array.isArray(several)) for (const one of several) examples.push(asJson(one));
  // Documents give `examples` as a map of Example Objects too, as parameters do; their values are as good.
  else if (isObject(several)) {
    const entries = Object.values(several);
    for (const entry of entries)
      if (isObject(entry) && Object.hasOwn(entry, "value")) examples.push(asJson(entry.value));
    if (examples.length === 0 && entries.length > 0) keywords.reject("examples", "an array");
  } else keywords.reject("examples", "an array");
  return examples;
}
