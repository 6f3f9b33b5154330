const ipv4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
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
