/** When something came and when it last changed, as versions of the package; nothing is known of the time before. */
export interface Age {
  readonly since?: string;
  readonly changed?: string;
}

export interface ModelAge extends Age {
  /** By the property's key on the wire; only those of which something is known. */
  readonly properties: ReadonlyMap<string, Age>;
}

/** What the versions of a package brought, by the path of a model (`models/pet`); written by `--bump` alone. */
export type History = ReadonlyMap<string, ModelAge>;

/** That of a package whose first version this is. */
export const noHistory: History = new Map();
