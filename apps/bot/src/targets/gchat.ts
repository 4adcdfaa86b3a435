/** A Google Chat app in a space: one message per orchestration, edited in place, and replies in its thread. */
import { createHash } from "node:crypto"

import { GoogleChatAdapter } from "@chat-adapter/gchat"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { GoogleChatTarget } from "../config/targets.ts"
import type { AccessToken, Moment } from "./AccessToken.ts"
import { silent } from "./adapter.ts"
import { type Answer, ask, attempt, fieldsOf, located } from "./ask.ts"
import { render } from "./gchat-card.ts"
import { CALL_MS, fromStatus, NotifyError, type Notifier, type Ref } from "./Notifier.ts"
import * as ServiceAccount from "./service-account.ts"

/** Google takes about one write a second in a space. */
const GAP_MS = 1_100

/** The least that lets an app write. */
const SCOPE = "https://www.googleapis.com/auth/chat.bot"

const toError = (what: string, { retryAfter, status, text }: Answer, isEdit: boolean): NotifyError => {
  const { error } = fieldsOf(text)
  const { status: word } = (error ?? {}) as { readonly status?: unknown }
  const say = (kind: NotifyError["kind"], why: string) =>
    new NotifyError({ kind, message: `${what} answered ${status}: ${why}` })
  if (status === 404 && isEdit) return say("gone", "the message is not there any more")
  if (status === 404) return say("target", "there is no such space: check its name and add the app to it")
  if (status === 403) return say("target", "the app may not write there: add it to the space")
  if (status === 401) return say("target", "the token is not accepted: check the service account")
  return word === "RESOURCE_EXHAUSTED" ? fromStatus(what, 429, retryAfter) : fromStatus(what, status, retryAfter, word)
}

/** What Google's client hands over to be sent. */
interface Outgoing {
  readonly url: string | URL
  readonly method?: string
  readonly params?: Readonly<Record<string, string | undefined>>
  readonly data?: unknown
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>> | Headers
}

/** Sends what Google's client made: once, in time, and with the token of the call. */
const sender = (what: string, tokens: AccessToken) => ({
  request: async (out: Outgoing) => {
    const url = new URL(out.url)
    for (const [name, value] of Object.entries(out.params ?? {})) {
      if (value !== undefined) url.searchParams.set(name, value)
    }
    const method = out.method ?? "GET"
    const answer = await ask(what, url, {
      method,
      headers: {
        authorization: new Headers(out.headers).get("authorization") ?? "",
        "content-type": "application/json"
      },
      body: JSON.stringify(out.data),
      ...(out.signal === undefined ? {} : { signal: out.signal })
    })
    if (answer.status === 401) tokens.drop()
    if (answer.status >= 300) throw toError(what, answer, method !== "POST")
    return { config: out, data: fieldsOf(answer.text), status: answer.status, statusText: "", headers: new Headers() }
  }
})

/** The adapter, writing through a sender of ours: Google's own would repeat edits and wait without end. */
class Space extends GoogleChatAdapter {
  readonly #space: string
  readonly #tokens: AccessToken

  constructor(what: string, space: string, tokens: AccessToken, apiUrl: string | undefined) {
    super({
      auth: sender(what, tokens) as never,
      // Nobody speaks to this target.
      disableSignatureVerification: true,
      impersonateUser: "",
      logger: silent,
      // The client puts its path right behind it.
      apiUrl: `${(apiUrl ?? "https://chat.googleapis.com").replace(/\/+$/u, "")}/`
    })
    this.#space = space
    this.#tokens = tokens
  }

  async #options(at: Moment) {
    return { signal: at.signal, headers: { authorization: `Bearer ${await this.#tokens.get(at)}` } }
  }

  /** Google answers a repetition of a request id with the message that it made. */
  async post(message: ReturnType<typeof render>, key: string, thread: string | undefined, at: Moment) {
    const { data } = await this.chatApi.spaces.messages.create(
      {
        parent: this.#space,
        requestId: createHash("sha256").update(key).digest("hex").slice(0, 32),
        ...(thread === undefined ? {} : { messageReplyOption: "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD" }),
        requestBody: { ...message, ...(thread === undefined ? {} : { thread: { name: thread } }) }
      },
      await this.#options(at)
    )
    return { name: data.name, thread: data.thread?.name }
  }

  async edit(message: ReturnType<typeof render>, name: string, at: Moment) {
    await this.chatApi.spaces.messages.patch(
      { name, updateMask: "cardsV2", requestBody: { cardsV2: message.cardsV2 } },
      await this.#options(at)
    )
  }
}

/** The app's space under a name; `key` is the JSON of its service account's key. */
export const make = (
  name: string,
  { apiUrl, space }: GoogleChatTarget,
  key: Redacted.Redacted,
  callMs: number = CALL_MS
): Notifier => {
  const what = `Google Chat (${name})`
  const account = ServiceAccount.parse(Redacted.value(key))
  const tokens = account === undefined ? undefined : ServiceAccount.accessToken(what, account, SCOPE)
  const adapter = tokens === undefined ? undefined : new Space(what, space, tokens, apiUrl)
  const call = <A>(run: (adapter: Space, at: Moment) => Promise<A>): Effect.Effect<A, NotifyError> =>
    Effect.flatMap(Clock.currentTimeMillis, (nowMs) =>
      adapter === undefined
        ? Effect.fail(new NotifyError({ kind: "target", message: `${what} has no key of a service account` }))
        : attempt(what, () => run(adapter, { nowMs, signal: AbortSignal.timeout(callMs) }))
    )
  // A space without threads tells none: there a reply is a message of its own.
  const posted = (found: { readonly name?: unknown; readonly thread?: unknown }): Effect.Effect<Ref, NotifyError> => {
    const { name: message, thread } = found
    const place = typeof thread === "string" ? { thread } : {}
    return located(what, typeof message === "string" ? { name: message, ...place } : undefined)
  }
  return {
    name,
    canEdit: true,
    canReply: true,
    gapMs: GAP_MS,
    send: (view, id) =>
      Effect.flatMap(
        call((open, at) => open.post(render(view), id, undefined, at)),
        posted
      ),
    update: (ref, view) =>
      Effect.as(
        call((open, at) => open.edit(render(view), ref["name"]!, at)),
        ref
      ),
    reply: (ref, view, id) =>
      Effect.flatMap(
        call((open, at) => open.post(render(view), id, ref["thread"], at)),
        posted
      )
  }
}
