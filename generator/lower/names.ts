import { type ModelId, type Schema, standingRooms } from "../ir/index.ts";
import type { Draft } from "./draft.ts";
import { folded } from "./file-names.ts";
import { type Claim, claimOf } from "./names-claim.ts";
import { settleDistinct } from "./names-distinct.ts";
import { settleFirstCome } from "./names-first-come.ts";
import { createRegistry, type Name, type RegistryInput } from "./names-registry.ts";

/** What names depend on beside the drafts themselves. */
export interface NamingFacts extends RegistryInput {
  readonly schemas: ReadonlyMap<ModelId, Schema>;
  /** Drafts in the order in which operations reach them. */
  readonly reached: () => readonly ModelId[];
  /** The status of the response that a draft is the body of. */
  readonly statuses: ReadonlyMap<ModelId, string>;
}

/**
 * Decides every name at once. Components and operations' models have fixed names; inline classes are called after their
 * title or their property, and where several in one directory want one name, after what tells them apart. An earlier
 * layer's names are taken when a later layer's turn comes.
 */
export function settleNames(layers: readonly (readonly Draft[])[], facts: NamingFacts): Map<ModelId, Name> {
  const settled = new Map<ModelId, Name>();
  const registry = createRegistry(settled, roomsOf(layers.flat(), facts), facts);
  const isFixed = ({ wish }: Draft): boolean => wish.place === "fixed";
  for (const drafts of layers) {
    const fixed = registry.inTurn(drafts.filter(isFixed), (draft) => ({
      drafts: [draft],
      words: draft.wish.label,
    }));
    for (const draft of fixed) registry.settle(draft, draft.wish.label);
    const inline = drafts.filter((draft) => !isFixed(draft));
    const claims = inline.map((draft): Claim => claimOf(draft, drafts, facts));
    if (facts.options.collisions === "root-prefix") settleDistinct(claims, registry);
    else settleFirstCome(claims, registry, facts);
  }
  return settled;
}

/** The folders that have a barrel of their own. */
function roomsOf(drafts: readonly Draft[], { options }: NamingFacts): ReadonlySet<string> {
  const rooms = new Set([...standingRooms, ...drafts.map(({ directory }) => directory)]);
  return new Set([...rooms].map((room) => folded(options.directories[room])));
}
