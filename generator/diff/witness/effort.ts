/**
 * What the search for values of one comparison may still spend. Counted instead of timed, so that every machine finds the
 * same: schemas applied, members put together, characters written.
 */
export interface Effort {
  /** @throws {Spent} inside of an attempt, where it has had its share */
  spend(amount: number): void;
  /** Makes one attempt: nothing, where its share of what is left did not suffice. */
  attempt<T>(make: () => T): T | undefined;
}

/** Never leaves an attempt. */
class Spent extends Error {}

/** That is some thirty seconds. */
const most = 60_000_000;

/** So much of what is left is one attempt's, so that the next ones have some as well. */
const share = 1 / 16;

export function createEffort(total = most): Effort {
  let left = total;
  let own = Number.POSITIVE_INFINITY;
  return {
    spend(amount) {
      left -= amount;
      own -= amount;
      if (own < 0) throw new Spent();
    },
    attempt(make) {
      own = Math.floor(left * share);
      try {
        return own <= 0 ? undefined : make();
      } catch (error) {
        if (!(error instanceof Spent)) throw error;
        return undefined;
      } finally {
        own = Number.POSITIVE_INFINITY;
      }
    },
  };
}
