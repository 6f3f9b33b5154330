import type { Randomizer } from "@faker-js/faker";

/** So many words of state, each made of one so far ahead (M. Matsumoto, T. Nishimura, 1998, "Mersenne Twister"). */
const size = 624;
const ahead = 397;

/**
 * MT19937 with numbers of 53 bits, number by number what faker's own generator gives. A run seeds it for every page,
 * and faker's takes a hundred times as long to be seeded, as it multiplies bit by bit.
 */
export function createMersenneTwister(): Randomizer {
  const state = new Int32Array(size);
  let at = size;
  const word = (): number => {
    if (at === size) {
      twist(state);
      at = 0;
    }
    at += 1;
    return temper(state[at - 1] as number);
  };
  return {
    seed: (seed) => {
      state[0] = Number(seed);
      for (let index = 1; index < size; index += 1) {
        const before = state[index - 1] as number;
        state[index] = Math.imul(1_812_433_253, before ^ (before >>> 30)) + index;
      }
      at = size;
    },
    // 53 bits of two words, as a double holds them.
    next: () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53,
  };
}

function twist(state: Int32Array): void {
  for (let index = 0; index < size; index += 1) {
    const mixed =
      ((state[index] as number) & 0x80000000) | ((state[(index + 1) % size] as number) & 0x7fffffff);
    const odd = (mixed & 1) === 0 ? 0 : 0x9908b0df;
    state[index] = (state[(index + ahead) % size] as number) ^ (mixed >>> 1) ^ odd;
  }
}

function temper(word: number): number {
  let tempered = word ^ (word >>> 11);
  tempered ^= (tempered << 7) & 0x9d2c5680;
  tempered ^= (tempered << 15) & 0xefc60000;
  return tempered ^ (tempered >>> 18);
}
