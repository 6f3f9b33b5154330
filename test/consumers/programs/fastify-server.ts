import { type ApiServiceIdAuthTokenIssue, validateApiServiceIdAuthTokenIssue } from "authlete-2/models";
import Fastify, { type FastifyInstance } from "fastify";
import { describeProblem } from "./problem.ts";

/** A server that takes token requests; what it does with a valid one is the caller's business. */
export function createServer(issue: (request: ApiServiceIdAuthTokenIssue) => unknown): FastifyInstance {
  const server = Fastify();
  server.post("/auth/token/issue", async (request, reply) => {
    const result = validateApiServiceIdAuthTokenIssue(request.body);
    if (result.ok) return issue(result.value);
    return reply.code(422).type("application/problem+json").send(describeProblem(result.issues));
  });
  return server;
}
