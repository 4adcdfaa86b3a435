/** A Teams bot in a channel or chat: one message per orchestration, edited in place, and replies in its thread. */
import {
  buildTeamsMessageActivity,
  callTeamsConnectorApi,
  resolveTeamsAccessToken,
  TeamsApiError
} from "@chat-adapter/teams/api"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { TeamsTarget } from "../config/targets.ts"
import type { View } from "../view/View.ts"
import * as AccessToken from "./AccessToken.ts"
import { render, textOf } from "./adaptive-card.ts"
import { type Answer, attempt, fetcher, fieldsOf, located } from "./ask.ts"
import { CALL_MS, fromStatus, NotifyError, type Notifier, type Ref } from "./Notifier.ts"

/** Teams takes 1,800 messages an hour in a conversation, and shorter bursts. */
const GAP_MS = 2_000

/** The address for bots in every region; a conversation's own works as well. */
const SERVICE_URL = "https://smba.trafficmanager.net/teams/"

const LIFE_S = 3_600

const toError = (what: string, { retryAfter, status, text }: Answer, isOfMessage: boolean): NotifyError => {
  const say = (kind: NotifyError["kind"], why: string) =>
    new NotifyError({ kind, message: `${what} answered ${status}: ${why}` })
  if (status === 404 && isOfMessage) return say("gone", "the message is not there any more")
  if (status === 404) return say("target", "there is no such conversation: check its id and add the app to the team")
  if (status === 403) return say("target", "the app is not in the conversation: add it to the team or chat")
  if (status === 401) return say("target", "the token is not accepted: check the app's id, tenant and password")
  // Somebody else changed the conversation meanwhile; Microsoft asks to try again.
  return status === 412
    ? say("retryable", "the conversation changed meanwhile")
    : fromStatus(what, status, retryAfter, (fieldsOf(text)["error"] as { readonly code?: unknown } | undefined)?.code)
}

const tokenError = (what: string, { retryAfter, status, text }: Answer): NotifyError => {
  if (status === 429 || status >= 500) return fromStatus(`${what}, for a token,`, status, retryAfter)
  const { error } = fieldsOf(text)
  const word = typeof error === "string" && /^[a-z_]{1,40}$/u.test(error) ? error : String(status)
  const message = `${what} got no token (${word}): check the app's id, tenant and password`
  return new NotifyError({ kind: "target", message })
}

const tokensOf = (what: string, target: TeamsTarget, password: Redacted.Redacted): AccessToken.AccessToken =>
  AccessToken.make(async ({ signal }) => {
    let lifeS = LIFE_S
    const hear = (text: string) => {
      const { expires_in } = fieldsOf(text)
      if (typeof expires_in === "number") lifeS = expires_in
    }
    const token = await resolveTeamsAccessToken({
      credentials: { appId: target.appId, appPassword: Redacted.value(password), tenantId: target.tenant },
      fetch: fetcher(what, signal, (answer) => tokenError(what, answer), hear),
      ...(target.tokenUrl === undefined ? {} : { tokenUrl: target.tokenUrl })
    })
    return { token, livesMs: lifeS * 1_000 }
  })

/** The adapter's own refusals come before any call, and say what is wrong with the settings. */
const settled = async <A>(what: string, run: Promise<A>): Promise<A> => {
  try {
    return await run
  } catch (error) {
    if (!(error instanceof TeamsApiError)) throw error
    throw new NotifyError({ kind: "target", message: `${what}: ${error.message}` })
  }
}

/** The bot's conversation under a name. */
export const make = (
  name: string,
  target: TeamsTarget,
  password: Redacted.Redacted,
  callMs: number = CALL_MS
): Notifier => {
  const what = `Teams (${name})`
  const tokens = tokensOf(what, target, password)
  const call = (
    method: "POST" | "PUT",
    path: string,
    isOfMessage: boolean,
    view: View
  ): Effect.Effect<unknown, NotifyError> =>
    Effect.flatMap(Clock.currentTimeMillis, (nowMs) =>
      attempt(what, async () => {
        const signal = AbortSignal.timeout(callMs)
        const { body } = await settled(
          what,
          callTeamsConnectorApi({
            credentials: { accessToken: () => tokens.get({ nowMs, signal }) },
            fetch: fetcher(what, signal, (answer) => {
              // The next call asks for another.
              if (answer.status === 401) tokens.drop()
              return toError(what, answer, isOfMessage)
            }),
            serviceUrl: target.serviceUrl ?? SERVICE_URL,
            path: `v3/conversations/${path}`,
            method,
            body: { ...buildTeamsMessageActivity({ adaptiveCard: render(view) }), summary: textOf(view) }
          })
        )
        return body
      })
    )
  const post = (place: string, isOfMessage: boolean, view: View): Effect.Effect<Ref, NotifyError> =>
    Effect.flatMap(call("POST", `${encodeURIComponent(place)}/activities`, isOfMessage, view), (body) => {
      const { id } = (body ?? {}) as { readonly id?: unknown }
      return located(what, typeof id === "string" && id !== "" ? { id } : undefined)
    })
  const { conversation } = target
  // A chat has no threads: there a reply is a message of its own.
  const hasThreads = /@thread\.(?:tacv2|skype)$/u.test(conversation)
  return {
    name,
    canEdit: true,
    canReply: true,
    gapMs: GAP_MS,
    limits: [{ name: `teams:${target.tenant}:${target.appId}`, calls: 50, perMs: 1_000 }],
    send: (view) => post(conversation, false, view),
    update: (ref, view) =>
      Effect.as(
        call("PUT", `${encodeURIComponent(conversation)}/activities/${encodeURIComponent(ref["id"]!)}`, true, view),
        ref
      ),
    // A channel's threads are conversations named after their first message.
    reply: (ref, view) => post(hasThreads ? `${conversation};messageid=${ref["id"]}` : conversation, hasThreads, view)
  }
}
