/**
 * openapi-typescript keeps the place of each schema as a pointer in text and takes it apart again at every level, which
 * loses or breaks keys with `%`, `#` and `~`. Such keys are replaced by plain words, and put back into its output.
 */
export interface Keys {
  /** The word that stands for a key; most keys stand for themselves. */
  of(key: string): string;
  /** A word for a key that would mean something as it is. */
  hide(key: string): string;
  /** The text with the keys put back, quoted. */
  restore(text: string): string;
}

/** `isTaken` says whether a word occurs in the documents. */
export function createKeys(isTaken: (word: string) => boolean): Keys {
  let prefix = "$key$";
  while (isTaken(prefix)) prefix += "$";
  const words = new Map<string, string>();
  const keys: string[] = [];
  const hide = (key: string): string => {
    let word = words.get(key);
    if (word === undefined) {
      word = `${prefix}${keys.length}$`;
      words.set(key, word);
      keys.push(key);
    }
    return word;
  };
  return {
    of: (key) => (/[%#~]/.test(key) || key === "" ? hide(key) : key),
    hide,
    restore: (text) => {
      if (keys.length === 0) return text;
      const pattern = new RegExp(`"?${prefix.replaceAll("$", "\\$")}(\\d+)\\$"?`, "g");
      return text.replace(pattern, (_, index: string) => JSON.stringify(keys[Number(index)]));
    },
  };
}
