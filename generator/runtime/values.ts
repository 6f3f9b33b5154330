/** An object of JSON as code meets it: any key may be there. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** What JSON Schema calls an object: neither null nor an array. Instances of classes are objects too. */
export function isObject(value: unknown): value is JsonObject {
  // Engines make less of the same as one expression, where they write it in place of the call.
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  return true;
}

/** The member of an object that is its own: for keys that every object inherits, such as `constructor`. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The number of an object's keys; one that is undefined is absent. */
export function countKeys(object: JsonObject): number {
  let count = 0;
  for (const key in object) if (object[key] !== undefined) count += 1;
  return count;
}

/** Equality of JSON values: keys in any order, numbers by value. As deep as the second value is. */
export function isEqual(value: unknown, other: unknown): boolean {
  if (value === other) return true;
  if (Array.isArray(other)) {
    return (
      Array.isArray(value) &&
      value.length === other.length &&
      other.every((item, index) => isEqual(value[index], item))
    );
  }
  if (!isObject(value) || !isObject(other)) return false;
  for (const key in value) if (value[key] !== undefined && !Object.hasOwn(other, key)) return false;
  return Object.keys(other).every((key) => isEqual(own(value, key), other[key]));
}

/** Whether no two items are equal as JSON values. Takes time in proportion to the items' size. */
export function areUnique(items: readonly unknown[]): boolean {
  if (items.length <= 20 && items.every(isScalar)) {
    for (let index = 1; index < items.length; index++) {
      if (items.indexOf(items[index]) < index) return false;
    }
    return true;
  }
  // One object has no other to be compared with: what is nested in lists of one is not read at every level.
  const alone = items.reduce<number>((count, item) => count + Number(!isScalar(item)), 0) <= 1;
  const seen = new Set<unknown>();
  for (const item of items) {
    const identity = alone || isScalar(item) ? item : canonicalText(item);
    if (seen.has(identity)) return false;
    seen.add(identity);
  }
  return true;
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

/** The same text for equal values; it begins as no string of a scalar's identity does, so that `"[]"` is not `[]`. */
function canonicalText(value: unknown): string {
  return `\0${canonical(value)}`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value) || value instanceof Date)
    return typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? "undefined");
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    if (value[key] !== undefined) members.push(`${JSON.stringify(key)}:${canonical(value[key])}`);
  }
  return `{${members.join(",")}}`;
}
