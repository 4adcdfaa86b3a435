/** Kotlin's clients: those of Java, Ktor, http4k, Fuel; MockEngine, MockK. */
import type { Clients } from "../../program/Clients.ts"
import * as Java from "../java/clients.ts"

export const clients: Clients = {
  ...Java.clients,
  calls: {
    ...Java.clients.calls,
    // Ktor
    request: { url: 0 },
    prepareGet: { method: "GET", url: 0 },
    preparePost: { method: "POST", url: 0 },
    prepareDelete: { method: "DELETE", url: 0 },
    setBody: { body: [0] },
    parameter: { pair: [0, 1] },
    append: { pair: [0, 1] },
    // http4k
    Request: { method: { from: 0 }, url: 1 },
    query: { pair: [0, 1] },
    // Fuel
    httpPost: { method: "POST" },
    httpGet: { method: "GET" },
    httpDelete: { method: "DELETE" },
    jsonBody: { body: [0] },
    // MockEngine
    respond: { isMock: true, reply: [0] },
    returns: { isMock: true, reply: [0] }
  },
  wrappers: new Set(["body", "responseBodyAsString", "responseBody", "inputStream", "jsonObject", "jsonArray"]),
  roles: { ...Java.clients.roles, content: "body" },
  silent: new Set([...Java.clients.silent, "println", "require", "check", "error", "lazyOf"])
}
