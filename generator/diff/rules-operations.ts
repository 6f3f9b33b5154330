import { gone, more, noted, rule } from "./rule.ts";

/** Changes of operations. */
export const ofOperations = {
  "operation-added": rule("the operation was added", "Nothing called it before."),
  "operation-removed": rule("the operation was removed", "Clients that call it get an error."),
  "operation-renamed": rule(
    "the operation is called {to} now",
    "Its models are named after it: code that imports them no longer compiles. The wire stays as it is.",
  ),
  "operation-no-longer-deprecated": rule("the operation is no longer deprecated", noted),
  "server-added": rule("it is called at {url} now as well", "Whoever calls another address goes on."),
  "server-removed": rule(
    "it is no longer called at {url}",
    "Clients have that address: the new document does not promise that anybody answers there. Addresses of the own machine are nobody else's.",
  ),
  "access-narrowed": rule(
    "a call must bring {to} now; {from} was enough before",
    "Calls that bring what was enough before are refused.",
  ),
  "access-widened": rule(
    "a call may bring {to} now, where it had to bring {from}",
    "What was enough before still is.",
  ),
  "operation-deprecated": rule("the operation is deprecated now", noted),
  "parameter-added": rule("the optional parameter {name} ({in}) was added", "Nobody has to send it."),
  "required-parameter-added": rule("the required parameter {name} ({in}) was added", gone),
  "parameter-removed": rule(
    "the parameter {name} ({in}) was removed",
    "Servers ignore parameters that they do not know, but code that sets it no longer compiles.",
  ),
  "parameter-became-required": rule("the parameter {name} ({in}) became required", gone),
  "parameter-became-optional": rule("the parameter {name} ({in}) became optional", more),
  "parameter-renamed": rule(
    "the parameter {name} ({in}) is called {to} now",
    "Code that sets it by its old name no longer compiles. The wire stays as it is: it knows parameters of a path by their place, headers whatever the case of their letters, and does not know what a request in code calls one, which another parameter of its name may change.",
  ),
  "parameter-style-changed": rule(
    "the parameter {name} ({in}) is written otherwise: {to}, where it was {from}",
    "The same value makes another request: what old clients write is read as something else.",
  ),
  "parameter-reserved-allowed": rule(
    "reserved characters in the parameter {name} ({in}) may stay as they are now",
    "What is encoded is still read.",
  ),
  "parameter-reserved-refused": rule(
    "reserved characters in the parameter {name} ({in}) have to be encoded now",
    "What old clients leave as it is may be read as the end of the value.",
  ),
  "request-body-added": rule(
    "the operation asks for a request body now",
    "Requests without it were valid and no longer are.",
  ),
  "optional-request-body-added": rule("the operation takes a request body now", "Nobody has to send it."),
  "request-body-became-required": rule(
    "the request body became required",
    "Requests without it were valid and no longer are.",
  ),
  "request-body-became-optional": rule("the request body became optional", "Whoever sends it goes on."),
  "request-body-renamed": rule(
    "the request has its body as {to} now, where it was {from}",
    "The wire stays as it is; code that sets the body by its old name no longer compiles.",
  ),
  "request-body-wrapped": rule(
    "the request is an object now that has the body as {field}",
    "An operation with parameters takes them and its body together. The wire stays as it is; code that hands over the body alone no longer compiles.",
  ),
  "request-body-unwrapped": rule(
    "the request is the body alone now, which was its {field}",
    "An operation without parameters takes its body. The wire stays as it is; code that hands over an object around it no longer compiles.",
  ),
  "encoding-changed": rule(
    "how {key} travels in the form changed from {from} to {to}",
    "The same value makes another request: what old clients write is read as something else.",
  ),
  "response-header-added": rule("the response {status} has the header {name} now", "Nobody waited for it."),
  "response-header-removed": rule(
    "the response {status} no longer has the header {name}",
    "It did not have to be there.",
  ),
  "required-response-header-removed": rule(
    "the response {status} no longer has the header {name}, which was always there",
    "Clients that rely on it no longer find it.",
  ),
  "response-header-became-optional": rule(
    "the header {name} of the response {status} may be absent now",
    "Clients that rely on it may not find it.",
  ),
  "response-header-changed": rule(
    "what the header {name} of the response {status} holds changed",
    "Headers are no models, so that no value can show whether clients still understand it.",
  ),
  "response-header-style-changed": rule(
    "the header {name} of the response {status} is written otherwise: {to}, where it was {from}",
    "The same value makes another text: what old clients read is something else.",
  ),
  "request-body-removed": rule(
    "the operation has no request body any more",
    "What clients send is not read.",
  ),
  "raw-body-changed": rule(
    "what a body of {type} holds changed",
    "Bodies that are neither JSON, text nor a form are handed on as they come and are no models, so that no value can show whether they are still understood.",
  ),
  "event-schema-changed": rule(
    "the schema of each event in {type} describes {to} now, where it described {from}",
    "The data of an event is one member of it (OpenAPI 3.2, 4.14.4): the two schemas are of different things, so that no value can show whether what is read is still understood. Code gets one in the place of the other.",
  ),
  "media-type-added": rule("the media type {type} was added", "Nobody has to send or accept it."),
  "media-type-covered": rule(
    "the media type {type} is told as {to} now",
    "Who sends or reads it is understood as before; code that names it no longer compiles.",
  ),
  "media-type-moved": rule(
    "the media type {type} is sent by {to} now",
    "An operation whose media types have types of their own is one for each of these. The wire stays as it is; code that sends it by the operation that did no longer compiles.",
  ),
  "media-type-removed": rule(
    "the media type {type} was removed",
    "Whoever relies on it is refused, or gets something else.",
  ),
  "response-added": rule(
    "the response {status} was added",
    "Clients may meet it; well-written ones expect unknown statuses.",
  ),
  "response-covered": rule(
    "the response {status} is told as {to} now",
    "Who waits for it finds what comes there, which is compared with what came before; code that names it no longer compiles.",
  ),
  "response-removed": rule(
    "the response {status} was removed",
    "Clients that wait for it do not get it; its models are gone from the package.",
  ),
};
