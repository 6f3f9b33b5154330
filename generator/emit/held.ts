import type { Held, Reuse } from "../output/index.ts";
import { exportsIn, type PrintedModule } from "./module.ts";

/** Modules that stand there already; what they export is read off the barrels, where those list it, not off each. */
export function createHeldModules(
  text: Reuse["text"],
): (path: string, from: string, held: Held) => PrintedModule {
  const barrels = new Map<string, ReadonlyMap<string, PrintedModule["exports"]>>();
  const listed = (path: string): PrintedModule["exports"] | undefined => {
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, slash);
    let barrel = barrels.get(folder);
    if (barrel === undefined) {
      barrel = exportsOfBarrel(text(`src/${folder}/index.ts`) ?? "");
      barrels.set(folder, barrel);
    }
    return barrel.get(path.slice(slash + 1));
  };
  return (path, from, held) => {
    let exports: PrintedModule["exports"] | undefined;
    return {
      get text() {
        return held.text;
      },
      get exports() {
        exports ??= listed(path) ?? exportsIn(held.text);
        return exports;
      },
      places: [],
      from,
      held: held.hash,
    };
  };
}

/** What a barrel passes on, by module. */
function exportsOfBarrel(text: string): ReadonlyMap<string, PrintedModule["exports"]> {
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

/** The same module with fewer exports to pass on; its text is still read only when it is asked for. */
export function passOn(module: PrintedModule, passes: (name: string) => boolean): PrintedModule {
  const { places, from, held } = module;
  return {
    get text() {
      return module.text;
    },
    get exports() {
      return module.exports.filter(({ name }) => passes(name));
    },
    places,
    from,
    held,
  };
}
