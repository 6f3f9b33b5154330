import { isHostname, isIdnHostname, isIpv4, isIpv6 } from "./hosts.ts";

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const bytePattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const jsonPointerPattern = /^(?:\/(?:[^~/]|~[01])*)*$/;
const relativePointerPattern = /^(?:0|[1-9][0-9]*)(?:[+-](?:0|[1-9][0-9]*))?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;
const localPattern = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const idnLocalPattern =
  /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7F])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7F])+)*$/u;
const quotedPattern = /^"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*"$/;
const idnQuotedPattern = /^"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|[^\0-\x7F]|\\[\x20-\x7E])*"$/u;
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

/** `Mailbox` of RFC 5321, section 4.1.2. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  if (at < 1 || local.length > 64 || !(localPattern.test(local) || quotedPattern.test(local))) return false;
  const domain = text.slice(at + 1);
  return isHostname(domain) || isAddressLiteral(domain);
}

/** `Mailbox` as RFC 6531, section 3.3, widens it. */
export function isIdnEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  // No character takes less than an octet, so that longer text need not be encoded to be refused.
  if (at < 1 || local.length > 64 || countOctets(local) > 64) return false;
  if (!(idnLocalPattern.test(local) || idnQuotedPattern.test(local))) return false;
  const domain = text.slice(at + 1);
  return isIdnHostname(domain.normalize("NFC")) || isAddressLiteral(domain);
}

/** The length of a text in UTF-8. */
function countOctets(text: string): number {
  let count = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    count += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return count;
}

function isAddressLiteral(domain: string): boolean {
  if (!domain.startsWith("[") || !domain.endsWith("]")) return false;
  const address = domain.slice(1, -1);
  return isIpv4(address) || (/^ipv6:/i.test(address) && isIpv6(address.slice(5)));
}
