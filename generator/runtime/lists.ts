/*
 * Lists of one scalar type. Engines run `findIndex` up to twice as fast as a loop, and it meets holes, as `every` does not. They
 * do so for good as long as all lists are stored alike: texts are, with whatever else there is in the list; numbers are stored
 * in two ways, so that only long lists of them are worth it. What stands at the ends is asked before, so that a list of
 * something else hardly ever gets there.
 */

/** Lists of so many items are long. */
const long = 64;

export function areStrings(list: readonly unknown[]): boolean {
  return (
    list.length === 0 ||
    (typeof list[0] === "string" && list.findIndex((item) => typeof item !== "string") === -1)
  );
}

export function areNumbers(list: readonly unknown[]): boolean {
  const { length } = list;
  if (length >= long)
    return hasNumbersAround(list) && list.findIndex((item) => !Number.isFinite(item)) === -1;
  for (let index = 0; index < length; index++) if (!Number.isFinite(list[index])) return false;
  return true;
}

export function areIntegers(list: readonly unknown[]): boolean {
  const { length } = list;
  if (length >= long)
    return hasNumbersAround(list) && list.findIndex((item) => !Number.isInteger(item)) === -1;
  for (let index = 0; index < length; index++) if (!Number.isInteger(list[index])) return false;
  return true;
}

function hasNumbersAround(list: readonly unknown[]): boolean {
  return typeof list[0] === "number" && typeof list[list.length - 1] === "number";
}
