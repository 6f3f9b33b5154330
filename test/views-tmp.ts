import { inspect, isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { check } from "../generator/check/index.ts";
import { apiOf, load } from "./convert/package.ts";
import { valuesOf } from "./convert/values.ts";
const views: any[] = [{ properties: "camel" }, { dates: "Date" }, { int64: "bigint" }, { int64: "string" }, { enums: "open" }, { properties: "camel", dates: "Date", int64: "bigint", enums: "open" }];
for (const spec of process.argv.slice(2)) for (const view of views) {
  const { api, diagnostics } = await apiOf(spec, view);
  const byId = new Map(api.models.map((m) => [m.id, m]));
  const lookup = (id: string) => byId.get(id)!.schema;
  const models = await load(api);
  let n = 0, bad = 0, text = 0;
  for (const { id, name, schema } of api.models) {
    const model = models.get(id)!;
    if (model?.decode === undefined) continue;
    let values: unknown[] = [];
    try { values = fc.sample(valuesOf(schema, lookup, 4), { numRuns: 12, seed: 11 }); } catch { continue; }
    for (const json of values) {
      const { verdict } = check(json as any, schema, lookup);
      const decoded: any = model.schema.tryDecode(json);
      const fail = (why: string) => { if (bad++ < 3) console.log(why, name, inspect({ json, decoded }, { depth: 7 }).slice(0, 1200)); };
      if (view.enums !== "open" && decoded.ok !== (verdict === "valid")) { fail("verdict " + verdict); continue; }
      if (view.enums === "open" && verdict === "valid" && !decoded.ok) { fail("open refuses"); continue; }
      if (!decoded.ok) continue;
      n++;
      if (!model.is(decoded.value)) fail("not a model");
      const encoded = model.encode(decoded.value);
      if (!isDeepStrictEqual(encoded, json)) fail("encode");
      if (!isDeepStrictEqual(model.decode(encoded), decoded.value)) fail("decode");
      if (model.parseJson !== undefined) { text++; const t = model.stringify(decoded.value); if (!isDeepStrictEqual(model.parseJson(t), decoded.value)) fail("text"); }
    }
  }
  const codes: Record<string, number> = {};
  for (const d of diagnostics) codes[d.code] = (codes[d.code] ?? 0) + 1;
  console.log(spec.split("/").at(-2) , JSON.stringify(view), { models: api.models.length, good: n, text, bad }, JSON.stringify(Object.fromEntries(Object.entries(codes).filter(([c]) => /name|form|kept|judged/.test(c)))));
}
