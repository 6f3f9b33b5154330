import type { Faker } from "@faker-js/faker";
import { createMersenneTwister } from "./mersenne.ts";

export type { Faker };

/**
 * Loads the generator of sample values, about a megabyte of word lists, on its first use. A Faker of its own for every
 * run: the streams of two runs in one process must not mix.
 */
export async function loadFaker(): Promise<Faker> {
  const { faker } = await import("@faker-js/faker/locale/en");
  // The package's main entry has the class too, and seventy languages besides.
  const Class = faker.constructor as typeof Faker;
  return new Class({ locale: faker.rawDefinitions, randomizer: createMersenneTwister() });
}
