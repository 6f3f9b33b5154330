import { child, keyOf } from "../diagnostics/index.ts";
import { asObject, type Context, checkExclusive, member, members, type ObjectNode } from "./context.ts";
import { checkDescription } from "./descriptions.ts";
import type { MediaType, OpenApi } from "./document.ts";
import { styleAt } from "./styles.ts";

/** Fields that say of parts by their position, or of parts of parts, how they travel (OpenAPI 3.2.0, 4.15.4). */
const unsent = ["prefixEncoding", "itemEncoding"];

/** The `encoding` of a media type, without what is no object; notes what no form listens to. */
export function checkEncodings(context: Context, media: ObjectNode, type: string): MediaType["encoding"] {
  const tell = (node: ObjectNode, field: string, why: string): void => {
    const args = { what: JSON.stringify(field), why };
    context.report({ code: "no-effect", at: keyOf(child(node.at, field)), args });
  };
  for (const field of unsent) {
    if (!Object.hasOwn(media.value, field)) continue;
    checkExclusive(context, media, "encoding", field, "`encoding` is used");
    tell(media, field, "what is sent in parts by their position goes as it comes");
  }
  const encoding = asObject(context, member(media, "encoding"), '"encoding"');
  if (encoding === undefined) return undefined;
  const isForm = /^\s*(?:multipart\/|application\/x-www-form-urlencoded)/i.test(type);
  if (!isForm && Object.keys(encoding.value).length > 0)
    tell(media, "encoding", `only forms have members that travel apart, and this is ${type}`);
  const isStyled = !isForm || hasStyles(type, context.version);
  const essence = type.split(";")[0]!.trim();
  const found = members(context, encoding, '"encoding"').flatMap((entry): [string, unknown][] => {
    const node = entry.key.startsWith("x-") ? undefined : asObject(context, entry, "an encoding");
    if (node === undefined) return [];
    checkDescription(context, node, "encoding");
    styleAt(context, node, "query");
    for (const field of isStyled ? [] : ["style", "explode", "allowReserved"])
      if (Object.hasOwn(node.value, field))
        tell(node, field, `parts of ${essence} have no style in OpenAPI ${context.version}`);
    for (const field of ["encoding", ...unsent])
      if (Object.hasOwn(node.value, field))
        tell(node, field, "what is inside a part goes as its schema has it");
    if (Object.hasOwn(node.value, "headers"))
      tell(node, "headers", "parts are sent without headers of their own, and those that come are not read");
    return [[entry.key, node.value]];
  });
  return Object.fromEntries(found);
}

/** Whether styles count in a form: in OpenAPI 3.0 they do not in a multipart one, later they do in `multipart/form-data`. */
export function hasStyles(type: string, version: OpenApi["version"]): boolean {
  if (!/^\s*multipart\//i.test(type)) return true;
  const isLater = version === "3.1" || version === "3.2";
  return isLater && /^\s*multipart\/form-data\s*(?:;|$)/i.test(type);
}
