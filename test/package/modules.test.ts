import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { makeFolder, runNode, writeFiles } from "../harness/packed.ts";

/** Two modules that lead to each other, each with a class of its own that leads to the other module. */
const spec = `openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
components:
  schemas:
    Pet:
      type: object
      properties:
        tag: { type: string, pattern: "^[a-z]+$" }
        petTagPattern: { type: string, minLength: 2 }
        owner:
          type: object
          properties:
            shop: { $ref: "#/components/schemas/Shop" }
            tag: { type: string, pattern: "^[a-z]+$" }
            ownerTagPattern: { type: string }
    Shop:
      type: object
      properties:
        window:
          type: object
          required: [pet]
          properties: { pet: { $ref: "#/components/schemas/Pet" }, lit: { enum: [yes, no] } }
`;

const { files } = await generateCase("/", "spec.yaml", defaultOptions, { "spec.yaml": spec });

it("a module of several models is passed on by its barrel, and each has its page", async () => {
  expect(files.has("src/models/owner.ts")).toBe(false);
  expect(files.get("src/models/index.ts")).toContain('export * from "./pet.ts";\n');
  expect(files.has("docs/models/owner.md")).toBe(true);
  expect(files.get("docs/models/owner.md")).toContain('import { Owner } from "models/models";');
});

it("modules that lead to each other load from either end", async () => {
  const folder = makeFolder("modules");
  try {
    writeFiles(folder.path, files);
    for (const start of ["pet", "shop"]) {
      const { text } = await runNode(
        [
          "--input-type=module",
          "-e",
          `const first = await import(${JSON.stringify(join(folder.path, `dist/models/${start}.js`))});
const { isPet, Owner, Lit, parseShop } = await import(${JSON.stringify(join(folder.path, "dist/index.js"))});
console.log(Object.keys(first).length > 0, Lit.values.join(),
  isPet({ tag: "a", petTagPattern: "xx", owner: { tag: "b", ownerTagPattern: "1" } }), isPet({ owner: { tag: "B" } }),
  Owner.is({ shop: { window: {} } }), JSON.stringify(parseShop({ window: { pet: {}, lit: "yes" } })));`,
        ],
        folder.path,
      );
      expect(text).toBe('true yes,no true false false {"window":{"pet":{},"lit":"yes"}}\n');
    }
  } finally {
    folder.remove();
  }
});

it("what two models of a module need is declared once, and hidden by no variable", () => {
  const text = files.get("src/models/pet.ts") ?? "";
  expect(text.match(/\/\^\[a-z\]\+\$\/u/g)).toHaveLength(1);
  expect(text).not.toMatch(/const (\w+) = value\.petTagPattern[\s\S]*\b\1\.test\(/);
});
