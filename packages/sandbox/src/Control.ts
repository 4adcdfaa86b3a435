/** The control API under `/_sandbox`: what a test or a person does to the sandbox, apart from what clients do in it. */
import * as Query from "@segue/core/Query"

import type * as Box from "./control/Box.ts"
import * as registry from "./control/registry.ts"
import * as Exchange from "./Exchange.ts"
import * as Problems from "./Problems.ts"

/** Where the control API lives. */
export const PREFIX = "/_sandbox"

/** The typed controls of one sandbox. A refused call throws `Problems.Refusal` and changes nothing. */
export interface Control extends ReturnType<typeof registry.make> {}

/** The controls of a sandbox. */
export const make = (box: Box.Box): Control => registry.make(box)

const parse = (text: string): unknown => {
  if (text.trim() === "") return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw Problems.blank(400, "the request body is not valid JSON")
  }
}

const match = (pattern: string, path: string): Record<string, string> | undefined => {
  const names: Array<string> = []
  const source = pattern.replaceAll(/:(\w+)/gu, (_, name: string) => `(?<${names[names.push(name) - 1]}>[^/]+)`)
  const found = new RegExp(`^${source}$`, "u").exec(path)
  return found === null ? undefined : { ...found.groups }
}

/**
 * A web page of somebody else must not control the sandbox through its visitor's browser: it could have webhooks sent
 * anywhere. Browsers name the page's origin; other clients name none.
 */
const requireOwnOrigin = (headers: Readonly<Record<string, string>>): void => {
  const { host, origin } = headers
  const isForeign = origin !== undefined && origin.replace(/^https?:\/\//u, "") !== host
  if (isForeign || headers["sec-fetch-site"] === "cross-site") {
    throw Problems.blank(403, "the control API is not for other sites")
  }
}

/** The answer to a request of the control API; `path` is what follows the prefix. */
export const answer = (box: Box.Box, request: Exchange.Request, path: string): Exchange.Answer => {
  try {
    requireOwnOrigin(request.headers)
    if (request.isGarbled === true) throw Problems.blank(400, "the request body is not UTF-8")
    let isKnown = false
    for (const route of registry.routes) {
      const params = match(route.path, path)
      if (params === undefined) continue
      if (route.method === request.method) {
        const query = Object.fromEntries(Query.parse(request.query))
        return reply(route.run(box, parse(request.body), { ...query, ...params }))
      }
      isKnown = true
    }
    throw Problems.blank(isKnown ? 405 : 404)
  } catch (error) {
    if (error instanceof Problems.Refusal) return Problems.answer(error.problem, Exchange.PROBLEM_TYPE)
    throw error
  }
}

const isAnswer = (value: unknown): value is Exchange.Answer =>
  typeof value === "object" && value !== null && "status" in value && "headers" in value && "body" in value

const reply = (value: unknown): Exchange.Answer => (isAnswer(value) ? value : Exchange.json(value ?? {}))
