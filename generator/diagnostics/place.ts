import type { Locate, Origin, Position, Spot } from "./origin.ts";
import type { Diagnostic } from "./report.ts";

/** A diagnostic with its place looked up. */
export interface Placed {
  readonly diagnostic: Diagnostic;
  readonly file: string | undefined;
  readonly position: Position | undefined;
  readonly pointer: string | undefined;
}

/** Finds where a diagnostic stands; its file alone where the position is not known. */
export function place(diagnostic: Diagnostic, locate: Locate): Placed {
  const { at } = diagnostic;
  if (at === undefined) return { diagnostic, file: undefined, position: undefined, pointer: undefined };
  if (isSpot(at)) return { diagnostic, file: at.file, position: at, pointer: undefined };
  const position = locate(at);
  const { file, pointer } = position?.origin ?? at;
  return { diagnostic, file, position, pointer };
}

function isSpot(at: Origin | Spot): at is Spot {
  return "line" in at;
}
