/** Choices by a seed: the same ones each time. */
export interface Choose {
  below(count: number): number;
  of<T>(items: readonly T[]): T;
}

/** Mulberry32. */
export function createChoose(seed: number): Choose {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, of: (items) => items[below(items.length)]! };
}
