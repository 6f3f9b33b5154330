import { describe, expect, it } from "vitest";
import { exportsIn } from "../../generator/emit/module.ts";
import { defaultModelOptions, type NameOptions, type View } from "../../generator/ir/index.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

const text = { type: "string" };
const date = { type: "string", format: "date-time" };
const long = { type: "integer", format: "int64" };
const object = (properties: object): object => ({ type: "object", properties });

interface Named {
  /** The models' names, sorted. */
  readonly names: readonly string[];
  readonly told: readonly string[];
}

/** What components of these schemas are called; no two modules of the barrel export one name. */
async function named(schemas: object, view: Partial<View>, names: Partial<NameOptions> = {}): Promise<Named> {
  const spec = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, components: { schemas } };
  const options = {
    ...defaultOptions,
    model: {
      ...defaultModelOptions,
      view: { ...defaultModelOptions.view, ...view },
      names: { ...defaultModelOptions.names, ...names },
    },
    package: { ...defaultOptions.package, output: "source" as const },
  };
  const { api, files, report } = await generateCase("/api", "spec.json", options, {
    "spec.json": JSON.stringify(spec),
  });
  const exported = [...files].flatMap(([path, module]) =>
    /^src\/models\/\w+\.ts$/.test(path) ? exportsIn(module).map((one) => one.name) : [],
  );
  expect(exported.filter((name, index) => exported.indexOf(name) !== index)).toEqual([]);
  return {
    names: api!.models.map(({ name }) => name).sort(),
    told: report
      .filter((line) => line.includes("name-settled"))
      .map((line) => line.replace(/^.*settled: /, "")),
  };
}

describe("a name that another model exports besides its own is not free", () => {
  const dates = { dates: "Date" } as const;
  const other = ['"PetWire" is renamed to "PetWire1": another model exports `PetWire`'];

  it("as the JSON of a model is, whatever the order", async () => {
    const [Pet, PetWire] = [object({ born: date }), object({ wire: long })];
    const wanted = { names: ["Pet", "PetWire1"], told: other };
    expect(await named({ Pet, PetWire }, dates)).toEqual(wanted);
    expect(await named({ PetWire, Pet }, dates)).toEqual(wanted);
  });

  it("where what gives way has a JSON of its own", async () => {
    const Pet = object({ born: date });
    expect(await named({ PetWireWire: object({ a: text }), PetWire: Pet, Pet }, dates)).toMatchObject({
      names: ["Pet", "PetWire1", "PetWireWire"],
    });
  });

  it("as what reads a text is", async () => {
    const [Pet, PetJson] = [object({ id: long }), object({ text })];
    expect(await named({ PetJson, Pet }, { int64: "bigint" })).toEqual({
      names: ["Pet", "PetJson1"],
      told: ['"PetJson" is renamed to "PetJson1": another model exports `parsePetJson`'],
    });
  });

  it.each(["shared", "apart"] as const)("to an inline class, with modules %s", async (modules) => {
    const Payment = object({ at: date, wire: object({ swift: text }) });
    const Refund = object({ wire: object({ iban: text }) });
    expect(await named({ Payment, Refund }, dates, { modules })).toEqual({
      names: ["Payment", "PaymentWire1", "Refund", "RefundWire"],
      told: ['"PaymentWire" is renamed to "PaymentWire1": another model exports `PaymentWire`'],
    });
  });

  it.each(["root-prefix", "first-come"] as const)(
    "between two inline classes, whatever the order, by %s",
    async (collisions) => {
      const [pet, petWire] = [object({ born: date }), object({ a: text })];
      const wanted = await named({ Owner: object({ pet, petWire }) }, dates, { collisions });
      expect(wanted.names).toContain("Pet");
      expect(wanted.names).not.toContain("PetWire");
      expect(await named({ Owner: object({ petWire, pet }) }, dates, { collisions })).toEqual(wanted);
    },
  );

  it("as the variant of a direction, where its suffix says so", async () => {
    const Pet = object({ born: date, id: { type: "string", readOnly: true } });
    expect(await named({ Pet }, dates, { inputSuffix: "Wire" })).toEqual({
      names: ["Pet", "PetWire1"],
      told: other,
    });
  });
});

it("what no module exports is free: of a model that is its own JSON, and in the view of the wire", async () => {
  const [Pet, PetWire] = [object({ born: date }), object({ wire: text })];
  const free = { names: ["Pet", "PetWire"], told: [] };
  expect(await named({ PetWire, Pet }, {})).toEqual(free);
  expect(await named({ Pet: object({ name: text }), PetWire }, { dates: "Date" })).toEqual(free);
  const pair = { IsPet: object({ a: text }), Pet };
  expect(await named(pair, {})).toEqual({ names: ["IsPet", "Pet"], told: [] });
});
