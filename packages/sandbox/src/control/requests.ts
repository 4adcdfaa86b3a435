/** Control of the request log: look, count, export as HAR 1.2, empty. */
import * as Query from "@segue/core/Query"

import * as Exchange from "../Exchange.ts"
import * as Problems from "../Problems.ts"
import type * as RequestLog from "../RequestLog.ts"
import type * as Resource from "../Resource.ts"
import type * as Box from "./Box.ts"

const pairs = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([name, value]) => ({ name, value }))

const harEntry = (entry: RequestLog.Entry) => {
  const type = entry.request.headers["content-type"] ?? ""
  const waitMs = entry.fault?.latencyMs ?? 0
  return {
    startedDateTime: entry.at,
    time: waitMs,
    request: {
      method: entry.method,
      url: `https://api.sandbox.invalid${entry.path}${entry.query === "" ? "" : `?${entry.query}`}`,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(entry.request.headers),
      queryString: Query.parse(entry.query).map(([name, value]) => ({ name, value })),
      ...(entry.request.body === "" ? {} : { postData: { mimeType: type, text: entry.request.body } }),
      headersSize: -1,
      bodySize: entry.request.body.length
    },
    response: {
      status: entry.fault?.reset === true ? 0 : entry.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(entry.response.headers),
      content: {
        size: entry.response.body.length,
        mimeType: entry.response.headers["content-type"] ?? "",
        text: entry.response.body
      },
      redirectURL: "",
      headersSize: -1,
      bodySize: entry.response.body.length
    },
    cache: {},
    timings: { send: 0, wait: waitMs, receive: 0 }
  }
}

/** Entries of one export or listing at most. */
const ENTRIES_MAX = 10_000

const har = (box: Box.Box) => ({
  log: {
    version: "1.2",
    creator: { name: "segue sandbox", version: "1" },
    entries: box.requests.list(ENTRIES_MAX).toReversed().map(harEntry)
  }
})

/** The log's controls. */
export const make = (box: Box.Box) => ({
  /** The youngest exchanges, newest first. */
  list: (limit = 100): ReadonlyArray<RequestLog.Entry> => box.requests.list(limit),
  /** How often an operation was called since the last reset. */
  calls: (operation: Resource.Operation): number => box.requests.calls(operation),
  har: () => har(box),
  clear: () => box.requests.clear()
})

const limitOf = (text: string | undefined): number => {
  if (text === undefined) return 100
  if (!/^\d{1,6}$/u.test(text)) throw Problems.blank(400, `limit: a number from 0 to ${ENTRIES_MAX}`)
  return Math.min(Number(text), ENTRIES_MAX)
}

export const routes: ReadonlyArray<Box.Route> = [
  {
    method: "GET",
    path: "/requests",
    run: (box, _body, { limit }) => ({ items: box.requests.list(limitOf(limit)) })
  },
  {
    method: "GET",
    path: "/requests/har",
    run: (box) => {
      const answer = Exchange.json(har(box))
      const disposition = 'attachment; filename="sandbox.har"'
      return { ...answer, headers: { ...answer.headers, "content-disposition": disposition } }
    }
  },
  { method: "DELETE", path: "/requests", run: (box) => box.requests.clear() }
]
