import type { Model } from "./api.ts";

/** The models of each module, in the order in which it declares them; modules in the order of the models given. */
export function modulesOf(models: readonly Model[]): ReadonlyMap<string, readonly Model[]> {
  const modules = new Map<string, Model[]>();
  for (const model of models) {
    const { path } = model.module;
    const members = modules.get(path);
    if (members === undefined) modules.set(path, [model]);
    else members.push(model);
  }
  for (const members of modules.values()) members.sort((one, other) => one.module.turn - other.module.turn);
  return modules;
}
