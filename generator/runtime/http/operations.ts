import type { OperationRequest } from "./requests.ts";
import type { Responses } from "./responses.ts";

/** An operation of the API, whole: what it takes and what it answers. */
export interface Operation<Request, Answers> {
  /** The operationId, where the API description has one. */
  readonly id?: string | undefined;
  /** Lower case where OpenAPI has a field for it: `get`; any other as it is sent: `COPY`. */
  readonly method: string;
  /** The path template: `/pets/{petId}`; a webhook's name, or a callback's expression. */
  readonly path: string;
  readonly tags?: readonly string[] | undefined;
  readonly deprecated?: true | undefined;
  /** `undefined` for an operation without parameters and body; an optional body that nothing satisfies looks like one. */
  readonly request: [Request] extends [never]
    ? OperationRequest<Request>
    : [Request] extends [undefined]
      ? OperationRequest<Request> | undefined
      : OperationRequest<Request>;
  readonly responses: Responses<Answers>;
}

/** The request model of an operation. */
export type RequestOf<O> = O extends { readonly request: OperationRequest<infer T> } ? T : undefined;
