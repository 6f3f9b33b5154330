/** The seed of a page: the 31-hash of its class name in 32-bit arithmetic (that of Java's `String.hashCode`). */
export function seedOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) hash = (Math.imul(31, hash) + name.charCodeAt(at)) | 0;
  return hash;
}
