import { hash } from "node:crypto";

const carriageReturn = 13;

/**
 * The hash of a file's content: 128 bits of SHA-256, hexadecimal, CRLF read as LF, so that a checkout with converted
 * line endings is the same file.
 */
export function contentHash(content: Uint8Array | string): string {
  const plain = typeof content === "string" ? unifyText(content) : unifyBytes(content);
  return hash("sha256", plain, "hex").slice(0, 32);
}

/** The hash of any plain data, independent of the order of its members. */
export function valueHash(value: unknown): string {
  return contentHash(canonicalJson(value));
}

/** JSON with sorted members and without those that are `undefined`. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, member: unknown) => {
      if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
      return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? "null"
  );
}

function unifyText(text: string): string {
  // Some that convert files put the one before the other also where a file ends without.
  return text.includes("\r") ? text.replaceAll("\r\n", "\n").replace(/\r$/, "") : text;
}

function unifyBytes(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(carriageReturn)) return bytes;
  return Buffer.from(unifyText(Buffer.from(bytes).toString("latin1")), "latin1");
}
