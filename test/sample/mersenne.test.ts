import { Faker } from "@faker-js/faker";
import { faker } from "@faker-js/faker/locale/en";
import { describe, expect, it } from "vitest";
import { loadFaker } from "../../generator/sample/faker.ts";

describe("the stream of random numbers", () => {
  it.each([0, 1, -1, 5489, 2 ** 31 - 1, -(2 ** 31), 2 ** 32 + 7])(
    "is faker's own for the seed %i",
    async (seed) => {
      const own = await loadFaker();
      const reference = new Faker({ locale: faker.rawDefinitions });
      own.seed(seed);
      reference.seed(seed);
      const draw = (from: Faker) => Array.from({ length: 2000 }, () => from.number.float());
      expect(draw(own)).toEqual(draw(reference));
      own.seed(seed);
      reference.seed(seed);
      expect(own.person.fullName()).toBe(reference.person.fullName());
    },
  );
});
