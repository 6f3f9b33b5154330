import type { JsonObject } from "./values.ts";

/**
 * Tells whether the objects that come are of the same few sets of keys: engines remember for a few sets where a member
 * lies, and straight loads are fastest then; where there are many, going through the keys that are there holds its speed.
 * Looks at the first 16 objects, and at every 61st of those that follow; what it says bears on speed alone.
 */
export class KeySets {
  declare private readonly sets: (readonly string[])[];
  /** Objects to go until the next look; 0: the sets are many, for good. */
  declare private left: number;
  declare private looks: number;
  /** Goes up for objects with another set of keys than those seen first, and down for objects with one of them. */
  declare private strange: number;
  declare private settled: boolean;

  constructor() {
    this.sets = [];
    this.left = 1;
    this.looks = 0;
    this.strange = 0;
    this.settled = false;
  }

  /** Whether to load the members of an object one by one; never those of instances, whose members may be inherited. */
  few(object: JsonObject): boolean {
    if (this.left === 0) return false;
    this.left -= 1;
    if (this.left === 0) this.look(object);
    // An instance has another constructor; engines find out faster than what the prototype is.
    return this.settled && object.constructor === Object;
  }

  private look(object: JsonObject): void {
    if (this.sets.some((set) => hasKeys(object, set))) this.strange = Math.max(0, this.strange - 1);
    else if (this.sets.length < 2) this.sets.push(Object.keys(object));
    else this.strange += 8;
    this.looks += 1;
    const many = this.strange > 24;
    this.settled = this.looks >= 16 && !many;
    this.left = many ? 0 : this.settled ? 61 : 1;
  }
}

/** Whether an object has the keys of a set, in their order. */
function hasKeys(object: JsonObject, set: readonly string[]): boolean {
  let count = 0;
  for (const key in object) {
    if (key !== set[count]) return false;
    count += 1;
  }
  return count === set.length;
}
