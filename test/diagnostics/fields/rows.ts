import type { Part, PlaceName } from "./place.ts";

/** Why a field that is right may come to nothing; what is wrong with it is told all the same. */
export const silences = {
  describes: "it is for readers of the document: no type, no verdict and no request depends on it",
  places: "it names or holds places, or comments: references are what reads it",
  extension: "nobody but its author knows what it means",
  "by reference": "it is read where something refers to it",
  "left to the program":
    "programs know servers, credentials and headers of answers; nothing here speaks of them",
  "of a body that is not there": "it is about bodies",
};

/** Fields of an object, each with a value and what it comes to. */
export interface Rows {
  readonly place: PlaceName;
  readonly version: string;
  /** What stands beside each of them. */
  readonly beside: Part;
  /**
   * `read` where some file of the package is another without the field; then the codes of what is told because of it; or the
   * name of a silence.
   */
  readonly fields: readonly (readonly [field: string, value: unknown, effect: string])[];
}
