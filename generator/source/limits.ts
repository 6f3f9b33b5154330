/**
 * How deep arrays and objects may nest. Real documents stay below 100; everything behind this room may recurse, and
 * the deepest of them (TypeScript's printer, some twenty frames a level) still has room to spare at this depth.
 */
export const maxDepth = 500;

/** How many nodes a YAML document may have once its aliases are written out: GitHub's 13 MB have 0.6 million. */
export const maxNodes = 5_000_000;

/** Bytes of one document. */
export const maxBytes = 256 * 1024 * 1024;

/** Bytes of one remote document, after decompression. */
export const maxRemoteBytes = 64 * 1024 * 1024;

/** Milliseconds for one remote document, redirects included. */
export const maxRemoteTime = 30_000;

export const maxRedirects = 5;

/** Remote documents of one run, what is not there included: the largest of public APIs has 2,000 files. */
export const maxRemoteDocuments = 5000;

/** Bytes of all remote documents of one run. */
export const maxRemoteTotal = maxBytes;

/** Milliseconds that one run waits for servers. */
export const maxRemoteWait = 300_000;
