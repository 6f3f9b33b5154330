/** One kind of change. Ids are stable: they are never renamed or reused. */
export interface Rule {
  /** The message of one occurrence; `{name}` stands for an argument. */
  readonly message: string;
  /** Why it breaks whom, in a sentence or two. */
  readonly explain: string;
}

export const gone =
  "A request that was valid may be refused; a response only gets closer to what clients expect.";
export const more = "A request that was valid stays so; a response may now be something that clients refuse.";
export const apart = "Values that were valid may be refused, and the other way round: both directions break.";
export const noted = "It says something to readers; no value is judged differently.";

export function rule(message: string, explain: string): Rule {
  return { message, explain };
}
