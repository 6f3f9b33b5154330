import { type Code, code, parametersOf, printExpression, raw } from "../../print/index.ts";
import type { Helpers } from "./context.ts";
import { createScope, identifierOf, isReservedWord, type NameSet } from "./scope.ts";

/** What one module declares beside its exports; all its models and all that is written of them share it. */
export interface ModuleNames {
  /** Every name, the variables of functions included. */
  readonly declared: Set<string>;
  /** Those of them that stand at the module's top. */
  readonly top: Set<string>;
  /** The names of constants, by what they are. */
  readonly constants: Map<string, Code>;
}

export function openModuleNames(): ModuleNames {
  return { declared: new Set(), top: new Set(), constants: new Map() };
}

/** What functions of a module have to avoid: names that are taken in all modules, and its own at its top. */
export function takenIn({ top }: ModuleNames, taken: NameSet): NameSet {
  return { has: (name) => taken.has(name) || top.has(name) };
}

/** The helpers of one model, and what they come to. */
export interface HelperRegistry {
  readonly helpers: Helpers;
  constants(): readonly Code[];
  functions(): readonly Code[];
}

export function createHelpers(taken: NameSet, module: ModuleNames): HelperRegistry {
  const { declared, top, constants: known } = module;
  const names = takenIn(module, taken);
  const constants: Code[] = [];
  const functions: Code[] = [];
  const byIdentity = new Map<object | string, Map<string, Code>>();
  const nameLike = (hint: string): string => {
    let name = identifierOf(hint);
    // A variable of that name would hide it.
    while (names.has(name) || declared.has(name) || isReservedWord(name)) name += "_";
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
  return { helpers, constants: () => constants, functions: () => functions };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
