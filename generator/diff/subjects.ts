import type { Api, Model } from "../ir/index.ts";

type Named = Pick<Model, "name" | "directory">;

/** What models are called where changes are told: by name, and with the room in front where several rooms have that name. */
export function createSubjects(...apis: readonly Api[]): (model: Named) => string {
  const rooms = new Map<string, Set<string>>();
  for (const { name, directory } of apis.flatMap(({ models }) => models))
    rooms.set(name, (rooms.get(name) ?? new Set()).add(directory));
  return (model) => ((rooms.get(model.name)?.size ?? 0) > 1 ? withRoom(model) : model.name);
}

/** Whether changes call a model so. */
export function isCalled(model: Named, subject: string): boolean {
  return subject === model.name || subject === withRoom(model);
}

/** `errors/Err`: no name has a slash. */
function withRoom({ name, directory }: Named): string {
  return `${directory}/${name}`;
}
