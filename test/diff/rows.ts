import { objectRows } from "./rows-objects.ts";
import { partRows } from "./rows-parts.ts";
import { valueRows } from "./rows-values.ts";

/** One small pair: what a schema was, what it became, and how each direction is judged. */
export interface Row {
  readonly it: string;
  readonly base: object;
  readonly revision: object;
  readonly rule: string;
  readonly request: string;
  readonly response: string;
}

/** A model that operations both send and receive is judged in both directions. */
export const rows: readonly Row[] = [...valueRows, ...objectRows, ...partRows];
