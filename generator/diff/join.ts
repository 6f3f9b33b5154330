import type { Schema } from "../ir/index.ts";
import type { Change, Difference, SourceVerdict, WireVerdict, Witness } from "./change.ts";
import { fingerprint } from "./fingerprint.ts";
import { ruleMessage } from "./rules.ts";

/** A difference with its verdicts. */
export interface Judged {
  readonly difference: Difference;
  readonly wire: WireVerdict;
  readonly source: SourceVerdict;
  readonly witness: Witness | undefined;
}

const worse: Readonly<Record<WireVerdict, number>> = { safe: 0, unproven: 1, breaking: 2 };

/** The same change in both directions is one entry, with the worse verdict; entries of one cause share its number. */
export function join(judged: readonly Judged[]): Change[] {
  const changes = new Map<
    string,
    { readonly change: Omit<Change, "cause">; readonly difference: Difference }
  >();
  for (const { difference, wire, source, witness } of judged) {
    const { rule, args, subject, path, model, base, revision, direction } = difference;
    const message = ruleMessage(rule, args);
    const key = JSON.stringify([rule, message, subject, path, base, revision, model]);
    const known = changes.get(key);
    const place = { subject, path, model, base, revision };
    const whole = { rule, message, ...place, directions: [direction], wire, source, witness };
    changes.set(key, {
      change: known === undefined ? whole : worst(known.change, whole),
      difference: known?.difference ?? difference,
    });
  }
  const causeOf = createCauses();
  return [...changes.values()].map(({ change, difference }) => ({
    ...change,
    cause: causeOf(change, difference),
  }));
}

function worst(one: Omit<Change, "cause">, other: Omit<Change, "cause">): Omit<Change, "cause"> {
  const harder = worse[other.wire] > worse[one.wire] ? other : one;
  const directions = [...new Set([...one.directions, ...other.directions])];
  const source = one.source === "breaking" || other.source === "breaking" ? "breaking" : "safe";
  return { ...harder, directions, source };
}

/**
 * Numbers causes: the same pair of schemas under the same property, wherever it stands, is one (an inline schema that a
 * document writes out many times), and so is what an operation refers to at one place.
 */
function createCauses(): (change: Omit<Change, "cause">, difference: Difference) => number {
  const prints = new Map<Schema, string>();
  const print = (schema: Schema): string => {
    const known = prints.get(schema) ?? fingerprint(schema);
    prints.set(schema, known);
    return known;
  };
  const causes = new Map<string, number>();
  return ({ rule, message, subject, path, wire, source, directions, base, revision }, { site }) => {
    // Who may call operations, and where, is mostly said once for all.
    const what = /^(?:access|server)-/.test(rule)
      ? []
      : site === undefined
        ? // Of an API that is only kept, nobody knows any more what of it was said at one place.
          [base?.file === "" ? subject : base, revision]
        : [print(site.base), print(site.revision), lastOf(path)];
    const key = JSON.stringify([rule, message, wire, source, directions, ...what]);
    const number = causes.get(key) ?? causes.size + 1;
    causes.set(key, number);
    return number;
  };
}

function lastOf(path: string): string {
  return /[^.]*$/.exec(path)?.[0] ?? path;
}

/** A change with the others of its cause, in the order of the first of each. */
export function groupByCause(changes: readonly Change[]): readonly (readonly [Change, ...Change[]])[] {
  const groups = new Map<number, [Change, ...Change[]]>();
  for (const change of changes) {
    const known = groups.get(change.cause);
    if (known === undefined) groups.set(change.cause, [change]);
    else known.push(change);
  }
  return [...groups.values()];
}
