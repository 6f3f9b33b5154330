/**
 * Splits a name into words: at everything that is no letter or digit, where a lower-case letter or digit is followed by
 * an upper-case one, and before the last capital of an acronym (`HTTPServer` is `HTTP`, `Server`). Numbers that no
 * identifier may hold are read as digits where they are some (`CO²` is `CO2`).
 */
export function words(name: string): string[] {
  if (isAscii.test(name)) return asciiWords(name);
  return name
    .replace(/\p{No}/gu, (number) => number.normalize("NFKC"))
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/(?:[^\p{L}\p{N}]|[\p{No}\u2e2f])+/u)
    .filter((word) => word !== "");
}

const isAscii = /^[\0-\x7f]*$/;

/** The same of ASCII alone, as most names are: a third of the time. */
function asciiWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

/** `api_serviceId_auth` becomes `ApiServiceIdAuth`; acronyms stay as they are. */
export function pascalCase(name: string): string {
  return words(name).map(capitalize).join("");
}

/** `api_serviceId_auth` becomes `ApiServiceIdAuth`; a name all in capitals is read as if it were not: `Mpgs`. */
export function className(name: string): string {
  return pascalCase(/\p{Ll}/u.test(name) ? name : name.toLowerCase());
}

/** `access_token` becomes `accessToken`, `teamID` stays, `URL` becomes `url`. */
export function camelCase(name: string): string {
  const [first, ...rest] = words(isScreaming(name) ? name.toLowerCase() : name);
  return first === undefined ? "" : first.toLowerCase() + rest.map(capitalize).join("");
}

/** `AccessToken` becomes `access-token`; digits stay with the word before them. */
export function kebabCase(name: string): string {
  return words(name).join("-").toLowerCase();
}

export function capitalize(word: string): string {
  if (isAscii.test(word)) return word.charAt(0).toUpperCase() + word.slice(1);
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/** `CIRCLE_JOB`: capitals all through, in more than one part. */
function isScreaming(name: string): boolean {
  return /_/.test(name) && !/\p{Ll}/u.test(name);
}
