/** Whether a string has fewer code points than that. */
export function isShorter(text: string, length: number): boolean {
  return text.length < length || (text.length < 2 * length && codePoints(text) < length);
}

/** Whether a string has more code points than that. */
export function isLonger(text: string, length: number): boolean {
  return text.length > length && (text.length > 2 * length || codePoints(text) > length);
}

/** Pairs of surrogates count once; a lone one is a code point of its own. */
function codePoints(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) {
      count -= 1;
      index += 1;
    }
  }
  return count;
}
