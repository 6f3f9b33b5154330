import { type Api, type Directories, type Directory, type Model, standingRooms } from "../../ir/index.ts";
import { compareText } from "../../print/index.ts";

/** A folder below `src/` with a barrel of its own. */
export interface Room {
  /** `models/operations`. */
  readonly path: string;
  /** What the package's index calls it: `operations`; the models' own room is spread into the index. */
  readonly namespace: string | undefined;
  readonly models: readonly Model[];
}

const all: readonly Directory[] = [...standingRooms, "webhooks", "callbacks"];

/** The rooms of a package, the models' own first. Directories that share a folder share its barrel. */
export function findRooms(api: Api, directories: Directories): readonly Room[] {
  const rooms = new Map<string, { namespace: string | undefined; models: Model[] }>();
  for (const directory of all) {
    const models = api.models.filter((model) => model.directory === directory);
    if (models.length === 0 && !standingRooms.includes(directory)) continue;
    const path = directories[directory];
    const room = rooms.get(path) ?? { namespace: directory === "models" ? undefined : directory, models: [] };
    for (const model of models) room.models.push(model);
    rooms.set(path, room);
  }
  return [...rooms].map(([path, { namespace, models }]) => ({
    path,
    namespace,
    models: [...models].sort((one, other) => compareText(one.path, other.path)),
  }));
}
