/**
 * The wire contract: paths, operations and components of the document, as openapi-typescript writes them.
 * Written by modelwright; edits are lost.
 */

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Pet: {
            name: string;
            /** @enum {string} */
            mood?: "good" | "bad";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
