/** A rule of a dialect of OpenAPI, the section that says so, and values on both sides of it. */
export interface DialectRule {
  readonly rule: string;
  /** The section of the specification of that version that asks for it. */
  readonly section: string;
  readonly openapi: "2.0" | "3.0.3" | "3.0.4" | "3.1.1" | "3.2.0";
  /** The component schemas; `X` is judged, unless a variant of it is. */
  readonly schemas: { readonly X: unknown; readonly [name: string]: unknown };
  readonly model?: "XInput" | "XOutput";
  readonly accepts: readonly unknown[];
  readonly refuses: readonly unknown[];
}

export const animal = (kind: string, more: object) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", enum: [kind] }, ...more },
});
export const cat = animal("cat", { lives: { type: "integer" } });
export const dog = animal("dog", { bark: { type: "string" } });
export const either = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }];
