/** The methods that OpenAPI 3.2 (4.9) has fields for: an operation has them as the fields are called, in lower case. */
const fields = /^(?:get|put|post|delete|options|head|patch|trace|query)$/;

/** A method as it is sent: methods are told apart by their case (RFC 9110, 9.1). */
export function sentMethod(method: string): string {
  return fields.test(method) ? method.toUpperCase() : method;
}

/** Whether nothing but a head is ever sent as an answer (RFC 9110, 9.3.2, 15.3.5, 15.3.6 and 15.4.5), whatever is described. */
export function isWithoutContent(method: string, status: string): boolean {
  return method === "head" || /^(?:204|205|304)$/.test(status);
}
