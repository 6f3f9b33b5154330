import { isIpv4, isIpv6 } from "./addresses.ts";
import { isHostname, isIdnHostname } from "./hosts.ts";

const localPattern = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const idnLocalPattern =
  /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7F])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7F])+)*$/u;
const quotedPattern = /^"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*"$/;
const idnQuotedPattern = /^"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|[^\0-\x7F]|\\[\x20-\x7E])*"$/u;

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
