/*
 * Lists of one scalar type. Engines run `findIndex` up to twice as fast through a long list as a loop, and it meets holes, as
 * `every` does not. They do so for good as long as all lists are stored alike: texts are, with whatever else there is in the
 * list; numbers are stored in two ways. What stands at the ends is asked before, so that a list of something else hardly ever
 * gets there. Short lists have functions of their own, small enough to be written where they are called.
 */

/** Lists of so many items are long. */
const long = 64;

export function areStrings(list: readonly unknown[]): boolean {
  return list.length < long ? areFewStrings(list) : areManyStrings(list);
}

function areFewStrings(list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index++) if (typeof list[index] !== "string") return false;
  return true;
}

function areManyStrings(list: readonly unknown[]): boolean {
  return typeof list[0] === "string" && list.findIndex((item) => typeof item !== "string") === -1;
}

export function areNumbers(list: readonly unknown[]): boolean {
  return list.length < long ? areFewNumbers(list) : firstNonNumber(list, 0) === 0;
}

function areFewNumbers(list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index++) if (!Number.isFinite(list[index])) return false;
  return true;
}

export function areIntegers(list: readonly unknown[]): boolean {
  return list.length < long ? areFewIntegers(list) : firstNonInteger(list, 0) === 0;
}

function areFewIntegers(list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index++) if (!Number.isInteger(list[index])) return false;
  return true;
}

/** The number of the first item after so many that is no number; 0 where there is none. */
export function firstNonNumber(list: readonly unknown[], from: number): number {
  const { length } = list;
  if (from === 0 && length >= long && hasNumbersAround(list))
    return list.findIndex((item) => !Number.isFinite(item)) + 1;
  for (let index = from; index < length; index++) if (!Number.isFinite(list[index])) return index + 1;
  return 0;
}

/** The number of the first item after so many that is no integer; 0 where there is none. */
export function firstNonInteger(list: readonly unknown[], from: number): number {
  const { length } = list;
  if (from === 0 && length >= long && hasNumbersAround(list))
    return list.findIndex((item) => !Number.isInteger(item)) + 1;
  for (let index = from; index < length; index++) if (!Number.isInteger(list[index])) return index + 1;
  return 0;
}

function hasNumbersAround(list: readonly unknown[]): boolean {
  return typeof list[0] === "number" && typeof list[list.length - 1] === "number";
}
