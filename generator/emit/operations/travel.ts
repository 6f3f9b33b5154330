import type { Content, MemberEncoding, OperationParameter, Shapes } from "../../ir/index.ts";
import { type Code, code, literal, objectOf, raw } from "../../print/index.ts";
import {
  holdsIntegers,
  isOfTexts,
  itemsOf,
  type Kind,
  kindOf,
  printEntry,
  printKind,
  requiredMembers,
} from "./kinds.ts";

const styles = new Set([
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
]);

/** How a parameter travels. */
export function writeParameter(parameter: OperationParameter, texts: Shapes): Code {
  const { in: place, key: name, name: field, required, style, explode, content, schema } = parameter;
  // JSON says itself what it is.
  const isJson = content !== undefined && /[/+]json\s*(?:;|$)/i.test(content);
  const whole = kindOf(schema, texts);
  const kind: Kind = isJson && place !== "querystring" ? "string" : whole;
  const isForm = content !== undefined && (place === "querystring" ? !isJson : isUrlEncoded(content));
  const members = isForm ? writeMembers(content, parameter, texts) : [];
  return objectOf([
    code`in: ${place}`,
    code`key: ${name}`,
    ...(field === name ? [] : [code`name: ${field}`]),
    ...(kind === "string" ? [] : [code`kind: ${printKind(kind)}`]),
    ...settleStyle(place, style, explode),
    ...(parameter.allowReserved ? [code`reserved: true`] : []),
    ...(content === undefined ? [] : [code`content: ${content}`]),
    ...(kind !== whole && holdsIntegers(whole) ? [code`json: ${printKind(whole)}`] : []),
    ...(members.length === 0 ? [] : [code`form: ${objectOf(members)}`]),
    ...(required && place !== "path" ? [code`required: true`] : []),
  ]);
}

/** Style and explode, where they are not what OpenAPI takes for granted. */
function settleStyle(place: string, style: string | undefined, explode: boolean | undefined): Code[] {
  const usual = place === "path" || place === "header" ? "simple" : "form";
  const known = style !== undefined && styles.has(style) ? style : usual;
  const spread = known === "form" || known === "cookie";
  return [
    ...(known === usual ? [] : [code`style: ${known}`]),
    ...(explode === undefined || explode === spread ? [] : [code`explode: ${explode}`]),
  ];
}

/** How a body travels; of JSON and bytes there is nothing to say. */
export function writeContent(content: Content, texts: Shapes): Code {
  const { mediaType, schema, items } = content;
  if (items !== undefined) {
    const list = kindOf(schema, texts);
    const item = itemsOf(texts.of(schema), texts);
    const isText = items === "data" && item !== undefined && isOfTexts(item, texts);
    return objectOf([
      code`items: ${isText ? "text" : items}`,
      ...(holdsIntegers(list) ? [code`kind: ${printKind(list)}`] : []),
    ]);
  }
  const isForm = isUrlEncoded(mediaType) || /^\s*multipart\//i.test(mediaType);
  if (!isForm || schema.native !== undefined) return raw("{}");
  const kind = code`kind: ${printKind(kindOf(schema, texts))}`;
  return objectOf([kind, ...writeMembers(mediaType, content, texts)]);
}

/** What is said of a form's members beside their kinds. */
export function writeMembers(
  mediaType: string,
  { schema, encoding = [] }: Pick<Content, "schema" | "encoding">,
  texts: Shapes,
): Code[] {
  const isMultipart = /^\s*multipart\//i.test(mediaType);
  // In a multipart form each item is a part anyway.
  const members = encoding.flatMap((one) => writeEncoding(isMultipart ? { ...one, perItem: false } : one));
  const required = requiredMembers(schema, texts);
  return [
    ...(required.length === 0 ? [] : [code`required: ${literal(required)}`]),
    ...(members.length === 0 ? [] : [code`encoding: ${objectOf(members)}`]),
  ];
}

/** What is said of a member's media type is how it travels where that is JSON, else what its part is called. */
function writeEncoding(encoding: MemberEncoding): Code[] {
  const { key: name, style, explode, allowReserved, contentType, perItem } = encoding;
  const said = settleStyle("query", style, explode);
  const plain = style === undefined;
  if (contentType !== undefined && plain) {
    // Of several types, JSON is what any value has a text in.
    const json = contentType.split(",").find((one) => /[/+]json\s*(?:;|$)/i.test(one));
    said.push(json === undefined ? code`type: ${contentType}` : code`content: ${json.trim()}`);
    if (json !== undefined && perItem) said.push(code`perItem: true`);
  }
  if (allowReserved) said.push(code`reserved: true`);
  return said.length === 0 && plain && explode === undefined ? [] : [printEntry(name, objectOf(said))];
}

export function isUrlEncoded(mediaType: string): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(mediaType);
}
