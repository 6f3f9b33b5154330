import type { Faker } from "@faker-js/faker";

export type { Faker };

/**
 * Loads the generator of sample values, about a megabyte of word lists, on its first use. A Faker of its own for every
 * run: the streams of two runs in one process must not mix.
 */
export async function loadFaker(): Promise<Faker> {
  const { faker } = await import("@faker-js/faker/locale/en");
  const { Faker: Class } = await import("@faker-js/faker");
  return new Class({ locale: faker.rawDefinitions });
}
