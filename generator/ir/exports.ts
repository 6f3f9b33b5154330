import { isWireView, type View } from "./options.ts";

/** The names that a model's module exports. They are made here alone, so that whoever settles names knows them all. */
export interface ModelExports {
  /** The type and the object that goes with it. */
  readonly model: string;
  readonly is: string;
  readonly validate: string;
  readonly parse: string;
  /** The JSON of a model whose view is not the wire's, and the ways there and back. */
  readonly wire: string;
  readonly decode: string;
  readonly encode: string;
  /** Exact 64-bit integers from and to text. */
  readonly parseJson: string;
  readonly stringify: string;
}

export function modelExports(name: string): ModelExports {
  return {
    model: name,
    is: `is${name}`,
    validate: `validate${name}`,
    parse: `parse${name}`,
    wire: `${name}Wire`,
    decode: `decode${name}`,
    encode: `encode${name}`,
    parseJson: `parse${name}Json`,
    stringify: `stringify${name}`,
  };
}

/** What every model of this name exports. */
export function plainExports(name: string): readonly string[] {
  const { model, is, validate, parse } = modelExports(name);
  return [model, is, validate, parse];
}

/** What a model exports besides where its view is not the wire's. */
export function conversionExports(name: string, view: View): readonly string[] {
  const { wire, decode, encode, parseJson, stringify } = modelExports(name);
  if (isWireView(view)) return [];
  return [wire, decode, encode, ...(view.int64 === "number" ? [] : [parseJson, stringify])];
}

/** All names that a model of this name may export in a view. */
export function exportedNames(name: string, view: View): readonly string[] {
  return [...plainExports(name), ...conversionExports(name, view)];
}
