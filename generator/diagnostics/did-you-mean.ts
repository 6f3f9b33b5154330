/** The end of a message, after what is wrong: what was most likely meant, where that is known. */
export function didYouMean(
  guess: string | undefined,
  show: (guess: string) => string = (text) => JSON.stringify(text),
): string {
  return guess === undefined ? "" : `; did you mean ${show(guess)}?`;
}
