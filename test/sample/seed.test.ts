import { describe, expect, it } from "vitest";
import { loadFaker } from "../../generator/sample/faker.ts";
import { seedOf } from "../../generator/sample/seed.ts";

describe("seedOf", () => {
  it("is the 31-hash in 32-bit arithmetic", () => {
    expect(seedOf("")).toBe(0);
    expect(seedOf("Ab")).toBe(31 * 65 + 98);
    expect(seedOf("number")).toBe(-1034364087);
  });

  it("gives the values of the page format", async () => {
    const faker = await loadFaker();
    faker.seed(seedOf("number"));
    expect(faker.number.int({ max: 1e6 })).toBe(128403);
    faker.seed(seedOf("number"));
    expect(faker.number.float({ max: 1e4, fractionDigits: 2 })).toBe(1284.03);
  });
});
