import { expect, test } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const { model } = defaultOptions;
const options = {
  ...defaultOptions,
  model: { ...model, components: "classes" as const, inline: "apart" as const },
  package: { ...defaultOptions.package, output: "source" as const },
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object) => ({ type: "object", properties });

/** As documents of OpenAPI 3.0 write a reference beside words. */
const described = (name: string) => ({ allOf: [ref(name), { description: "Words." }] });

test.each([
  [
    "a class that stands in the class that it inherits",
    { A: object({ inner: described("A"), n: ref("N") }) },
  ],
  ["through another one", { A: object({ b: described("B") }), B: object({ a: described("A") }) }],
  [
    "in what is inherited by others",
    {
      A: object({ b: described("B") }),
      B: object({ c: described("C"), n: { type: "string" } }),
      C: object({ items: { type: "array", items: described("B") } }),
    },
  ],
  [
    "as a whole",
    { A: { allOf: [ref("B"), object({ a: { type: "string" } })] }, B: object({ a: described("A") }) },
  ],
])("%s: heirs hold what they inherit once, and refer to it from there on", async (_, schemas) => {
  const document = {
    openapi: "3.0.3",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas: { N: { type: "integer" }, ...schemas } },
  };
  const { api, report } = await generateCase("/api", "spec.json", options, {
    "spec.json": JSON.stringify(document),
  });
  expect(report.filter((line) => line.includes("error"))).toEqual([]);
  expect(api?.models.length).toBeLessThan(12);
  expect(api?.models.map(({ name }) => name)).toMatchSnapshot();
});
