/**
 * Bodies up to a size. hono's own limit makes a new request of the one it was given where the length is not said, and
 * that fails for the server's requests, which are none of Node's; so a body of unknown length is read here.
 */
import type { MiddlewareHandler } from "hono"

import type { Env } from "./Serving.ts"

const tooLarge = { error: "the body is too large" }

/** The body, or `undefined` when it is longer. */
const read = async (
  body: ReadableStream<Uint8Array>,
  bytesMax: number
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const parts: Array<Uint8Array> = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.length
    if (bytes > bytesMax) return undefined
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Requests of these methods have no body here: none is read, and a new request with one cannot be made. */
const BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD", "TRACE"])

/** Refuses longer bodies with 413, without keeping them. */
export const limitBody =
  (bytesMax: number): MiddlewareHandler<Env> =>
  async (context, next) => {
    const { headers } = context.req.raw
    const length = headers.get("content-length")
    if (headers.has("transfer-encoding") && !BODILESS.has(context.req.method)) {
      const stream = context.req.raw.body
      const body = stream === null ? new Uint8Array() : await read(stream, bytesMax)
      if (body === undefined) return context.json(tooLarge, 413)
      const { method } = context.req
      context.req.raw = new Request(context.req.url, { method, headers: new Headers([...headers]), body })
    } else if (length !== null && Number(length) > bytesMax) {
      return context.json(tooLarge, 413)
    }
    return next()
  }
