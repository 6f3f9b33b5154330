import { type Code, code, parametersOf, printExpression, raw } from "../../print/index.ts";
import type { Helpers } from "./context.ts";
import { createScope, identifierOf, isReservedWord, type NameSet } from "./scope.ts";

/** The helpers of one module, and what they come to. */
export interface HelperRegistry {
  readonly helpers: Helpers;
  /** Every name that the module declares, its functions' variables included. */
  readonly declared: ReadonlySet<string>;
  /** Those of them that stand at the module's top. */
  readonly top: ReadonlySet<string>;
  constants(): readonly Code[];
  functions(): readonly Code[];
}

/** `taken`: the names that the module has at its top already. */
export function createHelpers(taken: NameSet, declared: Set<string>): HelperRegistry {
  const own = new Set<string>();
  const names: NameSet = { has: (name) => taken.has(name) || own.has(name) };
  const constants: Code[] = [];
  const functions: Code[] = [];
  const known = new Map<string, Code>();
  const byIdentity = new Map<object | string, Map<string, Code>>();
  const top = new Set<string>();
  const nameLike = (hint: string): string => {
    let name = identifierOf(hint);
    while (names.has(name) || isReservedWord(name)) name += "_";
    own.add(name);
    declared.add(name);
    top.add(name);
    return name;
  };
  const helpers: Helpers = {
    constant: (hint, type, value) => {
      const text = printExpression(value);
      const found = known.get(text);
      if (found !== undefined) return found;
      const name = raw(nameLike(lowerFirst(hint)));
      known.set(text, name);
      const pure = text.startsWith("new ") ? raw("/* @__PURE__ */ ") : raw("");
      constants.push(code`const ${name}${type === undefined ? raw("") : code`: ${type}`} = ${pure}${value};`);
      return name;
    },
    declare: ({ identity, hint, parameter, result, body }) => {
      const bySignature = byIdentity.get(identity) ?? new Map<string, Code>();
      byIdentity.set(identity, bySignature);
      const found = bySignature.get(result);
      if (found !== undefined) return found;
      const name = raw(nameLike(hint));
      bySignature.set(result, name);
      const scope = createScope(names, declared);
      scope.declare("value");
      const statements = body(scope);
      functions.push(code`
        function ${name}(${parametersOf(parameter, statements)}): ${raw(result)} {
          ${statements}
        }
      `);
      return name;
    },
  };
  return { helpers, declared, top, constants: () => constants, functions: () => functions };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
