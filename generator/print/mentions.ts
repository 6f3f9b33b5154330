import { type Code, codeOfAll, type Part } from "./code.ts";

/** Whether code speaks of a name; what its strings say is no mention. */
export function mentions({ parts }: Code, name: string): boolean {
  const word = new RegExp(`(?<![\\w$])(?<!(?<!\\.\\.)\\.)${name}(?![\\w$])`);
  const speaks = (part: Part): boolean => {
    if (typeof part === "string") return word.test(part.replace(/"(?:[^"\\]|\\.)*"/g, ""));
    if (part.kind === "code") return part.parts.some(speaks);
    return part.kind === "group" && part.items.some((item) => item.parts.some(speaks));
  };
  return parts.some(speaks);
}

/** Parameters with an underscore before those that a body does not use, as compilers want it. */
export function parametersOf(parameters: Code, body: Code): Code {
  const marked = parameters.parts.map(
    (part): Part =>
      typeof part === "string"
        ? part.replace(/\b(\w+)(?=: )/g, (name) => (mentions(body, name) ? name : `_${name}`))
        : part,
  );
  return codeOfAll(marked);
}
