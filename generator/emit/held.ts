import type { Held, Reuse } from "../output/index.ts";
import {
  type Export,
  exportsIn,
  type PassedOn,
  type PrintedModule,
  type PrintedOperation,
} from "./module.ts";

/** A module that stands there already; its text is read only when it is asked for. */
export function heldModule(from: string, held: Held): PrintedModule {
  return {
    get text() {
      return held.text;
    },
    places: [],
    from,
    held: held.hash,
  };
}

/** Operations that stand there already; what they export is read off their barrel, where that lists it, not off each. */
export function createHeldOperations(
  text: Reuse["text"],
): (path: string, from: string, held: Held, passedOn: PassedOn) => PrintedOperation {
  const barrels = new Map<string, ReadonlyMap<string, readonly Export[]>>();
  const listed = (path: string): readonly Export[] | undefined => {
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, slash);
    let barrel = barrels.get(folder);
    if (barrel === undefined) {
      barrel = exportsOfBarrel(text(`src/${folder}/index.ts`) ?? "");
      barrels.set(folder, barrel);
    }
    return barrel.get(path.slice(slash + 1));
  };
  return (path, from, held, passedOn) => {
    let exports: readonly Export[] | undefined;
    return {
      get text() {
        return held.text;
      },
      get exports() {
        if (passedOn === "all") return undefined;
        exports ??= (listed(path) ?? exportsIn(held.text)).filter(({ name }) => passedOn.has(name));
        return exports;
      },
      places: [],
      from,
      held: held.hash,
    };
  };
}

/** What a barrel passes on, by module. */
function exportsOfBarrel(text: string): ReadonlyMap<string, readonly Export[]> {
  const lines = text.matchAll(/^export (type )?\{\s+([^}]+?),?\s\} from "\.\/([^"/]+?)(?:\.ts|\.js)?";$/gm);
  return new Map(
    [...lines].map(([, types, names, module]) => [
      module!,
      names!.split(/,\s+/).map((item) => {
        const name = item.replace(/^type /, "");
        return { name, use: types !== undefined || name !== item ? "type" : "value" };
      }),
    ]),
  );
}
