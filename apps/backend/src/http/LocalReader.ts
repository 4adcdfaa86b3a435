/**
 * On this machine, with play money, whoever sits at it may read without a key: the page opens at once. Only reading,
 * only from a loopback address, only by a loopback name, which a page from elsewhere cannot have itself called by.
 */
import { getConnInfo } from "@hono/node-server/conninfo"
import type { Caller } from "@segue/api"
import { scopes } from "@segue/api/Scopes"
import type { Context } from "hono"

import type { Config } from "../Config.ts"
import { CALLER, isPlay } from "../DevKey.ts"

const caller: Caller = {
  id: CALLER,
  scopes: new Set([
    scopes.readOrchestration,
    scopes.readRule,
    scopes.readProfile,
    scopes.readEvent,
    scopes.readSystem,
    scopes.migrate
  ])
}

const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/iu
const LOOPBACK_ADDRESS = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/u

/** The caller that such a request is taken to be, if it is one. */
export const localReader = (config: Config, context: Context): Caller | undefined => {
  if (!isPlay(config) || context.req.method !== "GET") return undefined
  if (!LOOPBACK_NAME.test(context.req.header("host") ?? "")) return undefined
  if (!LOOPBACK_ADDRESS.test(getConnInfo(context).remote.address ?? "")) return undefined
  // A browser says from where it was sent; other programs say nothing.
  const site = context.req.header("sec-fetch-site")
  return site === undefined || site === "none" || site === "same-origin" ? caller : undefined
}
