import type { Held, Reuse } from "../output/index.ts";
import { type Export, exportsIn, type PassedOn, type PrintedModule } from "./module.ts";

/** Makes a module of one that stands there already: what it was made from, the file, and which exports are passed on. */
export type OpenHeld = (path: string, from: string, held: Held, passedOn: PassedOn) => PrintedModule;

/** What modules that stand there export is read off the barrels, where those list it, not off each. */
export function createHeldModules(text: Reuse["text"]): OpenHeld {
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
  return (path, from, held, passedOn) =>
    new HeldModule(from, held, () =>
      passedOn === "all"
        ? undefined
        : (listed(path) ?? exportsIn(held.text)).filter(({ name }) => passedOn.has(name)),
    );
}

/** Nothing of it is read before it is asked for. */
class HeldModule implements PrintedModule {
  readonly places = [];
  readonly from: string;
  readonly #held: Held;
  readonly #list: () => PrintedModule["exports"];
  #exports: PrintedModule["exports"] | undefined;

  constructor(from: string, held: Held, list: () => PrintedModule["exports"]) {
    this.from = from;
    this.#held = held;
    this.#list = list;
  }

  get text(): string {
    return this.#held.text;
  }

  get held(): string {
    return this.#held.hash;
  }

  get exports(): PrintedModule["exports"] {
    this.#exports ??= this.#list();
    return this.#exports;
  }
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
