const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const bytePattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const jsonPointerPattern = /^(?:\/(?:[^~/]|~[01])*)*$/;
const relativePointerPattern = /^(?:0|[1-9][0-9]*)(?:[+-](?:0|[1-9][0-9]*))?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;
const uriTemplatePattern =
  /^(?:[!#$&'()*+,\-./0-9:;=?@A-Z[\]_a-z~\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFEF]|[\u{10000}-\u{10FFFD}]|%[0-9A-Fa-f]{2}|\{[+#./;?&=,!@|]?(?:\w|%[0-9A-Fa-f]{2})(?:\.?(?:\w|%[0-9A-Fa-f]{2}))*(?::[1-9][0-9]{0,3}|\*)?(?:,(?:\w|%[0-9A-Fa-f]{2})(?:\.?(?:\w|%[0-9A-Fa-f]{2}))*(?::[1-9][0-9]{0,3}|\*)?)*\})*$/u;

/** RFC 4122, in any case. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** Base64 with its padding (RFC 4648, section 4). */
export function isByte(text: string): boolean {
  return bytePattern.test(text);
}

/** RFC 6901, section 3. */
export function isJsonPointer(text: string): boolean {
  return jsonPointerPattern.test(text);
}

/** draft-bhutton-relative-json-pointer-00, section 3. */
export function isRelativeJsonPointer(text: string): boolean {
  return relativePointerPattern.test(text);
}

/** RFC 6570, section 2. */
export function isUriTemplate(text: string): boolean {
  return uriTemplatePattern.test(text);
}

/** A pattern of ECMA-262, with Unicode. */
export function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}
