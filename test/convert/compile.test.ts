import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runtimeTexts } from "../../generator/emit/validators/index.ts";
import { type View, wireView } from "../../generator/ir/index.ts";
import { compile } from "../harness/compile.ts";
import { apiOf, emit } from "./package.ts";

const cases = join(import.meta.dirname, "../cases/views");

const views: View[] = (["preserve", "camel"] as const).flatMap((properties) =>
  (["string", "Date"] as const).flatMap((dates) =>
    (["number", "bigint", "string"] as const).flatMap((int64) =>
      (["closed", "open"] as const).map((enums) => ({ properties, dates, int64, enums })),
    ),
  ),
);

/** What a program says with models in two of the views; each line that may not compile is told so. */
const uses = `
import { decodeHeir, encodeHeir, Heir, type HeirWire, isHeir } from "./camel-Date-bigint-closed/conversions/models/heir.ts";
import { Account, parseAccountJson, stringifyAccount } from "./preserve-string-bigint-closed/long-integers/models/account.ts";

declare const json: unknown;
const heir: Heir = decodeHeir(json);
const size: number | undefined = heir.pageSize;
const given: number = decodeHeir(json, { defaults: true }).pageSize;
// @ts-expect-error: not known to be there
const missing: number = decodeHeir(json).pageSize;
const made: Date = heir.madeAt;
const wire: HeirWire = encodeHeir(heir);
const text: string = wire.made_at;
// @ts-expect-error: the JSON's keys are not the model's
wire.madeAt;
const again: Heir = Heir.decode(wire);
const back: HeirWire = Heir.encode(again);
type Input = NonNullable<(typeof Heir)["~standard"]["types"]>["input"];
type Output = NonNullable<(typeof Heir)["~standard"]["types"]>["output"];
const input: Input = back;
const output: Output = heir;
const tried = Heir.tryDecode(json);
if (tried.ok) tried.value.madeAt.getTime();
else for (const issue of tried.issues) issue.pointer.trim();
if (isHeir(json)) json.madeAt.getTime();
const account: Account = parseAccountJson("{}");
const id: bigint = account.id;
const written: string = stringifyAccount(account);
export { given, id, input, made, missing, output, size, text, written };
`;

describe("the emitted conversions", () => {
  it("compile in every view, under the strictest options", async () => {
    const files = new Map<string, string>();
    const add = async (name: string, view: View): Promise<void> => {
      const { api } = await apiOf(join(cases, name, "spec.yaml"), view);
      const folder = `${Object.values(view).join("-")}/${name}`;
      for (const [path, text] of await emit(api)) {
        // One runtime will do: that of a view with everything.
        if (path.startsWith("runtime")) continue;
        files.set(`${folder}/${path}`, text.replaceAll('from "../runtime', 'from "../../../runtime'));
      }
    };
    for (const view of views) await add("conversions", view);
    await add("long-integers", { ...wireView, int64: "bigint" });
    const all: View = { ...wireView, dates: "Date", int64: "bigint" };
    for (const [path, text] of runtimeTexts({ view: all })) files.set(`${path}.ts`, text);
    files.set("uses.ts", uses);
    expect(views.length).toBe(24);
    expect(compile(files)).toEqual([]);
  }, 180_000);
});
