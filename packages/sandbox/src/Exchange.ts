/** What goes in and out of the sandbox's heart: plain data, so that any host can carry it. */

/** A request as a host hands it over. Header names are lower case; `query` has no leading `?`. */
export interface Request {
  readonly method: string
  /** The path as sent, percent-encoded, without the query. */
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The bytes of the body were not UTF-8; `body` is empty then. */
  readonly isGarbled?: boolean
  /** The caller's address, for rate limits; `127.0.0.1` where a host knows none. */
  readonly ip?: string
}

/** What only the host can do to an answer: the sandbox decides it, the host performs it. */
export interface Wire {
  /** Milliseconds to wait before answering. */
  readonly latencyMs?: number
  /** Cut the connection instead of answering. */
  readonly reset?: boolean
  /** Send only so many bytes of the body, then cut the connection. */
  readonly truncateBytes?: number
}

/** An answer: status, headers (lower-case names) and the whole body as text. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The same body in pieces that live on anyway, where it is made of such: whoever keeps these keeps no copy. */
  readonly pieces?: ReadonlyArray<string>
  readonly wire?: Wire
}

/** The media types the vendor declares for its answers. */
export const JSON_TYPE = "application/json"
export const PROBLEM_TYPE = "application/problem+json"

/** An answer with a JSON body. */
export const json = (value: unknown, status = 200, contentType: string = JSON_TYPE): Answer =>
  text(JSON.stringify(value), status, contentType)

/** An answer whose body is already text. */
export const text = (body: string, status: number, contentType: string): Answer => ({
  status,
  headers: { "content-type": contentType },
  body
})

/** An answer whose body is joined from its pieces whenever it is asked for; no secret goes over their borders. */
export const pieces = (parts: ReadonlyArray<string>, contentType: string): Answer => ({
  status: 200,
  headers: { "content-type": contentType },
  pieces: parts,
  get body() {
    return parts.join("")
  }
})

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** The body part of a request from its bytes: no byte is replaced or dropped, so that no two ids become one. */
export const readBody = (bytes: Uint8Array): Pick<Request, "body" | "isGarbled"> => {
  try {
    return { body: utf8.decode(bytes) }
  } catch {
    return { body: "", isGarbled: true }
  }
}
