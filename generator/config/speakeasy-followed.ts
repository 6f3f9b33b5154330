/** An option of a gen.yaml that is followed for some of its values, and what is done whatever it says. */
interface Followed {
  readonly option: string;
  readonly values: readonly (string | boolean)[];
  readonly instead: string;
}

/**
 * Options that change models or pages and that are followed for some of their values only, by Speakeasy's reference of
 * gen.yaml. Any other value is told; an option that is absent stands for what its version did then.
 */
export const followedInPart: readonly Followed[] = [
  {
    option: "generation.fixes.nameOverrideFeb2026",
    values: [true],
    instead: "x-speakeasy-name-override names the schema that it stands in and no other",
  },
  {
    option: "generation.fixes.nameResolutionDec2023",
    values: [true],
    instead: "names that collide are resolved as they are since then",
  },
  {
    option: "generation.fixes.requestResponseComponentNamesFeb2024",
    values: [true],
    instead: "classes in component responses that are errors are called after the component",
  },
  {
    option: "generation.fixes.sharedNestedComponentsJan2026",
    values: [true],
    instead: "components that only refer to another one all go by its name",
  },
  {
    option: "generation.schemas.allOfMergeStrategy",
    values: ["shallowMerge"],
    instead: "properties of a later part replace those of an earlier one",
  },
  {
    option: "typescript.constFieldsAlwaysOptional",
    values: [false],
    instead: "fields with one value are optional where the document does not require them",
  },
  { option: "typescript.enumFormat", values: ["union"], instead: "enums are unions of literals" },
  {
    option: "typescript.flatAdditionalProperties",
    values: [false],
    instead:
      "pages show additional properties in a row of their own; types have an index signature in any case",
  },
  {
    option: "typescript.forwardCompatibleUnionsByDefault",
    values: [false, "false"],
    instead: "unions have the members that the document lists",
  },
  { option: "typescript.imports.option", values: ["openapi"], instead: "the paths are used as they are" },
  { option: "typescript.responseFormat", values: ["flat"], instead: "responses are flat" },
];
