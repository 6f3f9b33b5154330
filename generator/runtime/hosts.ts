import { isIdnLabel, isRightToLeft } from "./idna.ts";
import { decodePunycode, encodePunycode } from "./punycode.ts";

const ipv4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const ldhPattern =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;
const hextetPattern = /^[0-9A-Fa-f]{1,4}$/;
const futurePattern = /^[Vv][0-9A-Fa-f]+\.[\w.~!$&'()*+,;=:-]+$/;

/** Dotted decimal as in RFC 2673, section 3.2, without leading zeros. */
export function isIpv4(text: string): boolean {
  return ipv4Pattern.test(text);
}

/** RFC 4291, section 2.2; without a zone. */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  let groups = 0;
  for (let half = 0; half < halves.length; half++) {
    const written = halves[half] as string;
    if (written === "") continue;
    const parts = written.split(":");
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index] as string;
      const last = half === halves.length - 1 && index === parts.length - 1;
      if (hextetPattern.test(part)) groups += 1;
      else if (last && isIpv4(part)) groups += 2;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

/** What may stand between brackets in a URI (RFC 3986, section 3.2.2). */
export function isIpLiteral(text: string): boolean {
  return isIpv6(text) || futurePattern.test(text);
}

/** RFC 1123, section 2.1; labels that begin with `xn--` are those of RFC 5890, section 2.3.2.1. */
export function isHostname(text: string): boolean {
  return (
    ldhPattern.test(text) && (!/xn--|(?:^|\.)..--/i.test(text) || isIdnHostname(text) || !/xn--/i.test(text))
  );
}

/** RFC 5890 to 5893: each label valid as IDNA2008 registers it, the whole within what DNS can carry. */
export function isIdnHostname(text: string): boolean {
  if (text.length > 1024) return false;
  let length = -1;
  let rightToLeft = false;
  const labels: string[] = [];
  for (const written of text.split(/[.\u3002\uFF0E\uFF61]/)) {
    const label = unicodeLabel(written);
    if (label === undefined) return false;
    labels.push(label);
    rightToLeft ||= isRightToLeft(label);
    const encoded = asciiLength(label);
    if (encoded > 63) return false;
    length += encoded + 1;
  }
  return length <= 253 && labels.every((label) => isIdnLabel(label, rightToLeft));
}

/** The label as people read it; `undefined` where it is an A-label that no U-label encodes to. */
function unicodeLabel(written: string): string | undefined {
  if (!/^xn--/i.test(written)) return written;
  const encoded = written.slice(4).toLowerCase();
  const label = decodePunycode(encoded);
  // Only what encodes back to itself, and needs encoding at all, is an A-label.
  return label !== undefined && /[^\0-\x7F]/.test(label) && encodePunycode(label) === encoded
    ? label
    : undefined;
}

function asciiLength(label: string): number {
  return /[^\0-\x7F]/.test(label) ? 4 + encodePunycode(label).length : label.length;
}
