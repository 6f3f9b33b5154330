import { describe, expect, it } from "vitest";
import { diff } from "../../generator/diff/index.ts";
import { createEffort } from "../../generator/diff/witness/effort.ts";
import { apiOf } from "../harness/api-of.ts";

describe("the effort of one comparison", () => {
  it("is shared: an attempt has no more than a part of what is left", () => {
    const effort = createEffort(1600);
    const spend = (amount: number) =>
      effort.attempt(() => {
        effort.spend(amount);
        return "found";
      });
    expect(spend(100)).toBe("found");
    // A sixteenth of 1,500.
    expect(spend(94)).toBeUndefined();
    expect(spend(80)).toBe("found");
  });

  it("ends, and does so for all that is looked for later", () => {
    const effort = createEffort(160);
    const tries = Array.from({ length: 200 }, () =>
      effort.attempt(() => {
        effort.spend(5);
        return true;
      }),
    );
    const made = tries.filter(Boolean).length;
    expect(made).toBeGreaterThan(10);
    expect(tries.slice(made).some(Boolean)).toBe(false);
  });

  it("lets other faults through", () => {
    const fail = () => {
      throw new RangeError("another");
    };
    expect(() => createEffort().attempt(fail)).toThrow("another");
  });
});

it("models that are made of each other by many ways are looked into once each", {
  timeout: 30_000,
}, async () => {
  const count = 10;
  const open = (mark: string): object => {
    const schemas = Array.from({ length: count }, (_, index) => {
      const parts = [1, 2, 3].map((step) => ({ $ref: `#/components/schemas/S${(index + step) % count}` }));
      return [`S${index}`, { allOf: [...parts, { type: "string", pattern: `^${mark}${index}` }] }];
    });
    return {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {},
      components: { schemas: Object.fromEntries(schemas) },
    };
  };
  const found = diff(await apiOf(open("a")), await apiOf(open("b")));
  expect(found).toHaveLength(count);
});
