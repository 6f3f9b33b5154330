/**
 * The wire contract: paths, operations and components of the document, as openapi-typescript writes them.
 * Written by modelwright; edits are lost.
 */

export interface paths {
    "/api/{serviceId}/auth/token/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a token response
         * @description Makes Authlete generate the content of a successful token response. Call it after `/auth/token` has answered
         *     with `action=PASSWORD` and the user's credentials have been verified.
         */
        post: operations["auth_token_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An object containing api_serviceid_auth_token_issue data */
        api_serviceId_auth_token_issue: {
            /** @description The ticket issued from Authlete `/auth/token` API. */
            ticket: string;
            /** @description The subject (= unique identifier) of the authenticated user. */
            subject: string;
            /**
             * @description Extra properties to associate with a newly created access token. Note that properties parameter is accepted only
             *     when `Content-Type` of the request is `application/json`, so don't use `application/x-www-form-urlencoded`
             *     if you want to specify properties.
             */
            properties?: components["schemas"]["Property"][];
            /** @description Additional claims that are added to the payload part of the JWT access token. */
            jwtAtClaims?: string;
            /** @description The representation of an access token that may be issued as a result of the Authlete API call. */
            accessToken?: string;
        };
        /** @description A name and a value that travel with an access token. */
        Property: {
            /** @description The name. */
            key?: string;
            /** @description The value. */
            value?: string;
            /**
             * @description Whether the pair is kept from client applications.
             * @default false
             */
            hidden?: boolean;
        };
        /** @description Why a call was refused. */
        Failure: {
            /** @description Names the outcome of the call. */
            resultCode: string;
            /** @description Explains the outcome in a sentence. */
            resultMessage?: string;
        };
    };
    responses: {
        /** @description The request was malformed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The credentials were missing or wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    auth_token_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The identifier of the service. */
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The ticket that `/auth/token` gave out. */
                    ticket: string;
                    /** @description Identifies the user who has been authenticated. */
                    subject: string;
                    /** @description Stored with the access token and returned when it is introspected. */
                    properties?: components["schemas"]["Property"][];
                    /** @description A JSON object whose members become claims of a JWT access token. */
                    jwtAtClaims?: string;
                    /** @description A token value to use instead of a generated one. */
                    accessToken?: string;
                };
                "application/x-www-form-urlencoded": components["schemas"]["api_serviceId_auth_token_issue"];
            };
        };
        responses: {
            /** @description The token response, ready to be relayed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Names the outcome of the call.
                         * @example A054001
                         */
                        resultCode?: string;
                        /** @description Explains the outcome in a sentence. */
                        resultMessage?: string;
                        /**
                         * @description What the authorization server does next.
                         * @enum {string}
                         */
                        action?: "OK" | "INTERNAL_SERVER_ERROR";
                        /** @description The body of the response to the client, as JSON. */
                        responseContent?: string;
                        /** @description The token that was issued, where `action` is `OK`. */
                        accessToken?: string;
                        /**
                         * Format: int64
                         * @description When the token expires, in milliseconds since the Unix epoch.
                         */
                        accessTokenExpiresAt?: number;
                        /**
                         * Format: int64
                         * @description How long the token lives, in seconds.
                         */
                        accessTokenDuration?: number;
                        /** @description What the token may be used for. */
                        scopes?: string[];
                        /** @description The properties stored with the token. */
                        properties?: components["schemas"]["Property"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
}
