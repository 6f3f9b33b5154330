import { isIdnLabel, isRightToLeft } from "./idna.ts";
import { decodePunycode, encodePunycode } from "./punycode.ts";

const ldhPattern =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

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
