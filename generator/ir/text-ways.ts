import type { AST } from "@eslint-community/regexpp";
import type { Pattern } from "./schema.ts";

/** So many steps are counted in some milliseconds, and taken by an engine in less. */
const mostSteps = 50_000;

/** Never leaves this file. */
class TooMany extends Error {}

/** How many ways an engine that backtracks has to be at a place of a text, by place. */
type Places = ReadonlyMap<number, number>;

/**
 * How many ways lead such an engine through a pattern in one text: those that its characters leave, from every place that
 * it may begin at. `undefined` where finding them all is not sure to be done soon.
 */
export function waysThrough(
  { alternatives }: AST.Pattern,
  { flags }: Pattern,
  text: string,
): number | undefined {
  const characters = flags === "" ? text.split("") : [...text];
  if (characters.length > mostSteps) return undefined;
  const starts = new Map(Array.from({ length: characters.length + 1 }, (_, place) => [place, 1]));
  try {
    const ends = createWalk(characters, flags)(alternatives, starts);
    return [...ends.values()].reduce((sum, ways) => sum + ways, 0);
  } catch (fault) {
    // What is nested too deeply to be walked is not counted.
    if (fault instanceof TooMany || fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function createWalk(characters: readonly string[], flags: Pattern["flags"]) {
  const tests = new Map<AST.Element, RegExp>();
  let steps = 0;
  const spend = (places: Places): void => {
    for (const ways of places.values()) steps += ways;
    if (steps > mostSteps) throw new TooMany();
  };

  const take = (leaf: AST.Character | AST.CharacterSet | AST.CharacterClass, places: Places): Places => {
    const test = tests.get(leaf) ?? new RegExp(`^(?:${leaf.raw})$`, flags);
    tests.set(leaf, test);
    const next = new Map<number, number>();
    for (const [place, ways] of places) {
      const character = characters[place];
      if (character !== undefined && test.test(character)) next.set(place + 1, ways);
    }
    return next;
  };

  const choice = (alternatives: readonly AST.Alternative[], places: Places): Places => {
    const all = new Map<number, number>();
    for (const { elements } of alternatives) {
      let reached = places;
      spend(reached);
      for (const part of elements) reached = element(part, reached);
      add(all, reached);
    }
    return all;
  };

  /** As often as it has to be, then as often as something is left to take. */
  const quantifier = ({ element: repeated, min, max }: AST.Quantifier, places: Places): Places => {
    const all = new Map(min === 0 ? places : []);
    let reached = places;
    for (let times = 1; times <= max && reached.size > 0; times += 1) {
      const mayStay = times > min && !/^Character/.test(repeated.type);
      reached = mayStay ? moving(repeated, reached) : element(repeated, reached);
      if (times >= min) add(all, reached);
    }
    return all;
  };

  /** The ways that take something. */
  const moving = (repeated: AST.Element, places: Places): Places => {
    const all = new Map<number, number>();
    for (const [place, ways] of places) {
      const reached = new Map(element(repeated, new Map([[place, ways]])));
      reached.delete(place);
      add(all, reached);
    }
    return all;
  };

  const element = (part: AST.Element, places: Places): Places => {
    spend(places);
    switch (part.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return take(part, places);
      case "Group":
      case "CapturingGroup":
        return choice(part.alternatives, places);
      case "Quantifier":
        return quantifier(part, places);
      case "Assertion":
        return assertion(part, places);
      default:
        throw new TooMany();
    }
  };

  const assertion = (part: AST.Assertion, places: Places): Places => {
    if (part.kind === "lookbehind") throw new TooMany();
    if (part.kind === "lookahead") choice(part.alternatives, places);
    else if (part.kind === "start") return new Map([...places].filter(([place]) => place === 0));
    else if (part.kind === "end")
      return new Map([...places].filter(([place]) => place === characters.length));
    return places;
  };

  return choice;
}

function add(all: Map<number, number>, more: Places): void {
  for (const [place, ways] of more) all.set(place, (all.get(place) ?? 0) + ways);
}
