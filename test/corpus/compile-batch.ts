import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { typeCheck } from "../harness/native-compiler.ts";

/** Type-checks the packages below a folder in one program of TypeScript 7: the errors by the package's folder. */
export async function compileBatch(
  folder: string,
  packages: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const include = packages.flatMap((name) => [
    ...(existsSync(join(folder, name, "src")) ? [`${name}/src/**/*.ts`] : []),
    ...(existsSync(join(folder, name, "openapi.ts")) ? [`${name}/openapi.ts`] : []),
  ]);
  if (include.length === 0 || readdirSync(folder).length === 0) return new Map();
  const errors = new Map<string, string[]>();
  for (const line of await typeCheck(folder, include)) {
    const match = /^([^/(\s]+)\/(.*error TS\d+.*)$/.exec(line);
    if (match === null) {
      if (/error TS|panic|fatal error/.test(line)) errors.set("", [...(errors.get("") ?? []), line]);
      continue;
    }
    const [, name = "", text = ""] = match;
    errors.set(name, [...(errors.get(name) ?? []), text]);
  }
  return errors;
}
