import type { Order } from "#shop/order";

/** An order that is valid, and one with two faults. */
export const order: Order = { id: "123e4567-e89b-42d3-a456-426614174000", quantity: 2 };
export const wrong: unknown = {
  id: "123e4567-e89b-42d3-a456-426614174000",
  quantity: 0,
  note: "x".repeat(21),
};
export const complaints: readonly string[] = [
  "quantity must be at least 1, got 0",
  "note must be at most 20 characters long, got string of length 21",
];

/** Fails to compile where two types are not the same. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
