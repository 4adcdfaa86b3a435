/** The sandbox as a `fetch` function and as Effect's `HttpClient`: no socket, the same bytes. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"

import * as Exchange from "./Exchange.ts"

/** Answers one request. */
export type Handle = (request: Exchange.Request) => Exchange.Answer

const toExchange = (request: Request, body: Uint8Array): Exchange.Request => {
  const url = new URL(request.url)
  return {
    method: request.method,
    path: url.pathname,
    query: url.search.replace(/^\?/u, ""),
    headers: Object.fromEntries(request.headers),
    ...Exchange.readBody(body)
  }
}

/** A body that breaks off: some bytes, then an error, as when a connection is cut. */
const broken = (text: string, bytes: number): ReadableStream<Uint8Array> => {
  const whole = new TextEncoder().encode(text)
  let isSent = false
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new TypeError("terminated"))
      isSent = true
      controller.enqueue(whole.slice(0, bytes))
    }
  })
}

const toResponse = (answer: Exchange.Answer): Response => {
  const cut = answer.wire?.truncateBytes
  const body = cut === undefined ? answer.body : broken(answer.body, cut)
  return new Response(body, { status: answer.status, headers: answer.headers })
}

/** The connection was cut before an answer. */
class Reset extends Data.TaggedError("Reset")<{ readonly cause: TypeError }> {}

const respond = Effect.fnUntraced(function* (handle: Handle, request: Request) {
  // Not as text: that would repair what is broken, and the answer would differ from the one over HTTP.
  const body = yield* Effect.promise(() => request.arrayBuffer())
  const answer = handle(toExchange(request, new Uint8Array(body)))
  if (answer.wire?.latencyMs !== undefined) yield* Effect.sleep(answer.wire.latencyMs)
  if (answer.wire?.reset === true) return yield* new Reset({ cause: new TypeError("the connection was reset") })
  return toResponse(answer)
})

/** A `fetch` that answers from the sandbox, whatever the host in the address. */
export const fetch =
  (handle: Handle): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    // A `fetch` rejects with a TypeError or with the signal's reason, not with errors of ours.
    const answered = Effect.mapError(respond(handle, request), (error) => error.cause)
    try {
      return await Effect.runPromise(answered, { signal: request.signal })
    } catch (error) {
      throw request.signal.aborted ? request.signal.reason : error
    }
  }

/** An `HttpClient` that answers from the sandbox. Latency is slept on the fibre's clock, so virtual time covers it. */
export const client = (handle: Handle): HttpClient.HttpClient =>
  HttpClient.make((request) =>
    HttpClientRequest.toWeb(request).pipe(
      Effect.mapError((cause) => new HttpClientError.InvalidUrlError({ request, cause })),
      Effect.flatMap((web) =>
        Effect.mapError(respond(handle, web), (cause) => new HttpClientError.TransportError({ request, cause }))
      ),
      Effect.map((response) => HttpClientResponse.fromWeb(request, response)),
      Effect.mapError((reason) => new HttpClientError.HttpClientError({ reason }))
    )
  )
