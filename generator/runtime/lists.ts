/*
 * Lists of one scalar type. Engines run `findIndex` twice as fast as a loop over a long list, and it meets holes, as `every`
 * does not. They do so for good as long as all lists are stored alike: what stands at the ends is asked before, so that a list
 * of something else hardly ever gets there.
 */

export function areStrings(list: readonly unknown[]): boolean {
  return (
    list.length === 0 ||
    (typeof list[0] === "string" && list.findIndex((item) => typeof item !== "string") === -1)
  );
}

export function areNumbers(list: readonly unknown[]): boolean {
  return (
    list.length === 0 || (hasNumbersAround(list) && list.findIndex((item) => !Number.isFinite(item)) === -1)
  );
}

export function areIntegers(list: readonly unknown[]): boolean {
  return (
    list.length === 0 || (hasNumbersAround(list) && list.findIndex((item) => !Number.isInteger(item)) === -1)
  );
}

function hasNumbersAround(list: readonly unknown[]): boolean {
  return typeof list[0] === "number" && typeof list[list.length - 1] === "number";
}
