import type { OperationRequest } from "./requests.ts";
import type { Responses } from "./responses.ts";

/** An operation of the API, whole: what it takes and what it answers. */
export interface Operation<Request, Answers> {
  /** The operationId, where the API description has one. */
  readonly id?: string | undefined;
  /** As the API description has it: `get`, `COPY`; `buildRequest` says it as it is sent: `fetch` makes `GET` of `get`, but no `PATCH` of `patch`. */
  readonly method: string;
  /** The path template: `/pets/{petId}`; a webhook's name, or a callback's expression. */
  readonly path: string;
  readonly tags?: readonly string[] | undefined;
  readonly deprecated?: true | undefined;
  /** What it takes is `undefined` for an operation without parameters and body. */
  readonly request: OperationRequest<Request>;
  readonly responses: Responses<Answers>;
}

/** The request model of an operation. */
export type RequestOf<O> = O extends { readonly request: OperationRequest<infer T> } ? T : never;
