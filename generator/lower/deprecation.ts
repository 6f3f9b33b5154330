/** What a document says of what is deprecated, in `x-speakeasy-deprecation-message`; without that word it says nothing. */
export function deprecationOf(deprecated: boolean, said: unknown): { deprecation?: string } {
  return deprecated && typeof said === "string" && said.trim() !== "" ? { deprecation: said.trim() } : {};
}
