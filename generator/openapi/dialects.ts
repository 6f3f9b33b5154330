/** Dialects whose schemas mean what they mean here. */
const knownDialects =
  /^https:\/\/(?:json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.\d\/dialect\/[\w-]+)#?$/;

/** Whether a dialect is one that schemas are read by; of others each keyword is read as 2020-12 has it. */
export function isKnownDialect(uri: string): boolean {
  return knownDialects.test(uri);
}
