import type { Api, Model } from "../../generator/ir/index.ts";
import { type CompileError, compile, strictest } from "./compile.ts";

/** A model whose type and openapi-typescript's are not mutually assignable. */
export interface Disagreement {
  readonly component: string;
  readonly message: string;
}

/**
 * Assigns our type of every component to openapi-typescript's and back, in one program. `undefined` does not count:
 * without `exactOptionalPropertyTypes`, `?: T` and `?: T | undefined` are one.
 */
export function findDisagreements(api: Api, files: ReadonlyMap<string, string>): Disagreement[] {
  const components = api.models.flatMap((model) => {
    const key = componentKey(model);
    return key === undefined ? [] : [{ model, key }];
  });
  const lines = ['import type { components } from "./openapi.ts";'];
  const owners = new Map<number, string>();
  components.forEach(({ model, key }, index) => {
    lines.push(`import type { ${model.name} as Ours${index} } from "./src/${model.module.path}.ts";`);
    lines.push(`type Theirs${index} = components["schemas"][${JSON.stringify(key)}];`);
    owners.set(
      lines.push(`export const there${index} = (value: Ours${index}): Theirs${index} => value;`),
      key,
    );
    owners.set(
      lines.push(`export const back${index} = (value: Theirs${index}): Ours${index} => value;`),
      key,
    );
  });
  const sources = new Map([...files].filter(([path]) => path.startsWith("src/") || path === "openapi.ts"));
  sources.set("agreement.ts", `${lines.join("\n")}\n`);
  const options = { ...strictest, exactOptionalPropertyTypes: false, noUnusedLocals: false };
  const errors: CompileError[] = compile(sources, options, ["agreement.ts"]);
  return errors.map(({ path, line, message }) => ({
    component: (path === "agreement.ts" ? owners.get(line) : undefined) ?? path,
    message: message.split("\n").at(-1)!.trim(),
  }));
}

/** The key of a component of the root document. */
function componentKey({ role, variantOf, at }: Model): string | undefined {
  if (role !== "component" || variantOf !== undefined) return undefined;
  const match = /^\/(?:components\/schemas|definitions)\/([^/]+)$/.exec(at.pointer);
  return match?.[1]?.replaceAll("~1", "/").replaceAll("~0", "~");
}
