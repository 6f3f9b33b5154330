import type { Issue, Issues } from "./issues.ts";
import { type Explain, explain, type Part, Rule } from "./rules.ts";
import { allOf, take } from "./rules-of-parts.ts";

/** Up to so many values are judged without being remembered, which costs about as much as judging one more. */
const unremembered = 1_000;
/** So many are explained before what was said of them is. */
const unrecalled = 100;

/**
 * Remembers what a schema says of the objects that it comes to. One that leads back to itself by several ways, as by two
 * options of a choice, would come to an object twice as often for each level that it lies deeper.
 */
export class Verdicts {
  declare private readonly judge: (value: unknown) => boolean;
  declare private depth: number;
  declare private judged: number;
  declare private known: Map<unknown, boolean> | undefined;

  constructor(judge: (value: unknown) => boolean) {
    this.judge = judge;
    this.depth = 0;
    this.judged = 0;
    this.known = undefined;
  }

  /** The verdict, remembered until the outermost value has its own: objects may change after that. */
  of(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return this.judge(value);
    const known = this.known?.get(value);
    if (known !== undefined) return known;
    this.depth += 1;
    try {
      const verdict = this.judge(value);
      this.judged += 1;
      if (this.judged > unremembered) {
        this.known ??= new Map();
        this.known.set(value, verdict);
      }
      return verdict;
    } finally {
      // Nothing is called here: where the stack has overflowed, there is no room for it.
      this.depth -= 1;
      if (this.depth === 0) {
        this.judged = 0;
        this.known = undefined;
      }
    }
  }
}

interface Told {
  readonly path: readonly (string | number)[];
  readonly issues: readonly Issue[];
  /** So many were asked for; there may be more if all of them came. */
  readonly room: number;
}

interface Memory {
  explained: number;
  readonly told: Map<unknown, Told>;
}

/** A rule that recalls what it has said of an object, for those that would come to it again and again. */
export function remembered(part: Part): Rule {
  const memories = new WeakMap<Issues, Memory>();
  const { schema, translate } = typeof part === "function" ? allOf(part) : part;
  const recall: Explain = (value, issues, at) => {
    const memory = memories.get(issues) ?? { explained: 0, told: new Map() };
    memories.set(issues, memory);
    memory.explained += 1;
    if (memory.explained < unrecalled) return explain(part, value, issues, at);
    const before = issues.found.length;
    const room = (issues.limit || 100) - before;
    const told = memory.told.get(value);
    if (told !== undefined && serves(told, issues, room)) {
      take(told.issues, issues);
      return;
    }
    explain(part, value, issues, at);
    if (typeof value === "object")
      memory.told.set(value, { path: issues.path.slice(), issues: issues.found.slice(before), room });
  };
  return new Rule(schema, recall, undefined, undefined, translate);
}

/** Whether what was said is all that there is to say here. */
function serves({ path, issues: told, room }: Told, issues: Issues, asked: number): boolean {
  if (told.length >= room && asked > room) return false;
  const here = issues.path;
  return path.length === here.length && path.every((key, index) => key === here[index]);
}
