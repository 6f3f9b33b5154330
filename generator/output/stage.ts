import fs from "node:fs";
import { join } from "node:path";
import { followLink, type Obstacle } from "./paths.ts";

/** Everything that is on its way lies here, on the same file system as its destination. */
export const stageName = ".modelwright-stage";

/** Something below the output folder that no run of ours put there. */
export interface Foreign {
  readonly path: string;
  readonly place: Obstacle;
}

/** Whether a run is at work in a folder, or was interrupted there. */
export function hasStage(root: string): boolean {
  return fs.lstatSync(join(root, stageName), { throwIfNoEntry: false }) !== undefined;
}

/**
 * What is in the stage that no run left there, as it may have come with a checkout: all that is staged are folders and
 * regular files, and through anything else what is settled would be read or moved elsewhere.
 */
export function foreignInStage(root: string): Foreign | undefined {
  const look = (path: string): Foreign | undefined => {
    const found = fs.lstatSync(join(root, path), { throwIfNoEntry: false });
    if (found === undefined || found.isFile() || isReplaced(path)) return undefined;
    if (!found.isDirectory()) return { path, place: placeOf(root, path, found) };
    for (const name of fs.readdirSync(join(root, path))) {
      const foreign = look(`${path}/${name}`);
      if (foreign !== undefined) return foreign;
    }
    return undefined;
  };
  return look(stageName);
}

/** What a run replaced may have been a link of the user's: it is only ever moved back. */
function isReplaced(path: string): boolean {
  return /^[^/]+\/\d+\.old$/.test(path);
}

function placeOf(root: string, path: string, found: fs.Stats): Obstacle {
  const place = found.isSymbolicLink() ? followLink(root, path) : undefined;
  return place ?? { kind: "blocked", why: "it is neither a folder nor a regular file" };
}
