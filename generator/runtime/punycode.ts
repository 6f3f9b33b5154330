// RFC 3492, sections 5 and 6, with the parameters of IDNA.

/** Decodes what follows `xn--`; `undefined` where it is malformed. */
export function decodePunycode(text: string): string | undefined {
  const delimiter = text.lastIndexOf("-");
  const output = Array.from(delimiter > 0 ? text.slice(0, delimiter) : "");
  let position = delimiter > 0 ? delimiter + 1 : 0;
  let codePoint = 128;
  let index = 0;
  let bias = 72;
  while (position < text.length) {
    const before = index;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = punycodeDigit(text.charCodeAt(position++));
      if (digit === undefined) return undefined;
      index += digit * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
      if (index > 0x7fffffff || weight > 0x7fffffff) return undefined;
    }
    const length = output.length + 1;
    bias = adaptBias(index - before, length, before === 0);
    codePoint += Math.floor(index / length);
    index %= length;
    if (codePoint > 0x10ffff) return undefined;
    output.splice(index++, 0, String.fromCodePoint(codePoint));
  }
  return output.join("");
}

/** Encodes a label, without the `xn--`. */
export function encodePunycode(label: string): string {
  const input = Array.from(label, (character) => character.codePointAt(0) as number);
  let output = input
    .filter((code) => code < 128)
    .map((code) => String.fromCharCode(code))
    .join("");
  const basic = output.length;
  let handled = basic;
  if (basic > 0) output += "-";
  let delta = 0;
  let bias = 72;
  let codePoint = 128;
  while (handled < input.length) {
    const next = Math.min(...input.filter((code) => code >= codePoint));
    delta += (next - codePoint) * (handled + 1);
    codePoint = next;
    for (const code of input) {
      if (code < codePoint) delta += 1;
      if (code !== codePoint) continue;
      let rest = delta;
      for (let k = 36; ; k += 36) {
        const threshold = Math.min(Math.max(k - bias, 1), 26);
        if (rest < threshold) break;
        output += punycodeLetter(threshold + ((rest - threshold) % (36 - threshold)));
        rest = Math.floor((rest - threshold) / (36 - threshold));
      }
      output += punycodeLetter(rest);
      bias = adaptBias(delta, handled + 1, handled === basic);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    codePoint += 1;
  }
  return output;
}

function adaptBias(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}

function punycodeDigit(unit: number): number | undefined {
  if (unit >= 97 && unit <= 122) return unit - 97;
  if (unit >= 65 && unit <= 90) return unit - 65;
  return unit >= 48 && unit <= 57 ? unit - 22 : undefined;
}

function punycodeLetter(digit: number): string {
  return String.fromCharCode(digit < 26 ? digit + 97 : digit + 22);
}
