import { describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { type Api, defaultModelOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import type { DialectRule } from "./dialect-rule.ts";
import { rulesOf30Models } from "./dialect-rules-of-30-models.ts";
import { rulesOf30Values } from "./dialect-rules-of-30-values.ts";
import { rulesOfLaterVersions } from "./dialect-rules-of-31.ts";
import { loadModels } from "./modules.ts";

const url = "http://rules.test/document.json";

/** A document that sends and receives X, so that it is known in both directions. */
async function apiOf({ openapi, schemas }: DialectRule): Promise<Api> {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/X" } } };
  const responses = { 200: { description: "", content } };
  const document = {
    openapi,
    info: { title: "Rules", version: "1" },
    paths: { "/x": { put: { operationId: "putX", requestBody: { content }, responses } } },
    components: { schemas },
  };
  const { report } = createReporter();
  const loader = createLoader({ report, cwd: "/", texts: new Map([[url, JSON.stringify(document)]]) });
  const source = await loader.open(url);
  const opened = source && (await openDocument(source, loader, report));
  if (opened === undefined) throw new Error("the document does not open");
  return lower(opened, defaultModelOptions, report);
}

describe.each([
  ["OpenAPI 3.0", [...rulesOf30Values, ...rulesOf30Models]],
  ["OpenAPI 3.1 and 3.2", rulesOfLaterVersions],
])("the rules of %s", (_, rules) => {
  it.each(rules)("$rule ($section)", async (rule) => {
    const { model: name = "X", accepts, refuses } = rule;
    const api = await apiOf(rule);
    const model = api.models.find((one) => one.name === name);
    if (model === undefined) throw new Error(`no model is called ${name}`);
    const schemas = new Map(api.models.map(({ id, schema }) => [id, schema]));
    const emitted = (await loadModels(api)).get(name);
    const verdicts = (value: unknown) => ({
      is: emitted?.is(value),
      validate: emitted?.validate(value).ok,
      check: check(value, model.schema, (id) => schemas.get(id)!).verdict === "valid",
    });
    for (const value of accepts)
      expect(verdicts(value), JSON.stringify(value)).toEqual({ is: true, validate: true, check: true });
    for (const value of refuses)
      expect(verdicts(value), JSON.stringify(value)).toEqual({ is: false, validate: false, check: false });
  });
});
