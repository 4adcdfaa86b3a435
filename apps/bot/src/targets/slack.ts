/** A Slack app: one message per orchestration, edited in place, and replies in its thread. */
import { assertSlackOk, callSlackApi, SlackApiError } from "@chat-adapter/slack/api"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { SlackTarget } from "../config/targets.ts"
import type { View } from "../view/View.ts"
import { attempt, fetcher, located, shareOf } from "./ask.ts"
import { CALL_MS, fromStatus, NotifyError, type Notifier, type Ref } from "./Notifier.ts"
import { render } from "./slack-blocks.ts"

/** Slack takes about one message a second in a channel, and some fifty edits a minute. */
const GAP_MS = 1_200

/** Slack's words for what nothing but a repair helps against. */
const broken: ReadonlySet<string> = new Set([
  "account_inactive",
  "channel_not_found",
  "ekm_access_denied",
  "enterprise_is_restricted",
  "invalid_auth",
  "is_archived",
  "missing_scope",
  "no_permission",
  "not_authed",
  "not_in_channel",
  "org_login_required",
  "restricted_action",
  "team_access_not_granted",
  "token_expired",
  "token_revoked"
])
const passing: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org"
])
const gone: ReadonlySet<string> = new Set(["cant_update_message", "edit_window_closed", "message_not_found"])

const remedies: Readonly<Record<string, string>> = {
  channel_not_found: "check the channel's id and invite the app into the channel",
  invalid_auth: "check the bot token",
  missing_scope: "give the app the scope chat:write and install it again",
  not_in_channel: "invite the app into the channel",
  token_revoked: "install the app again and set the new token"
}

const kindOf = (code: string): NotifyError["kind"] => {
  if (code === "ratelimited" || code === "rate_limited") return "rate-limited"
  if (broken.has(code)) return "target"
  if (passing.has(code)) return "retryable"
  return gone.has(code) ? "gone" : "refused"
}

const toError = (what: string, error: unknown): unknown => {
  if (!(error instanceof SlackApiError)) return error
  const { response } = error
  const code = /^\w{1,60}$/u.test(response?.error ?? "") ? response!.error! : "an error without a name"
  const remedy = remedies[code]
  return new NotifyError({
    kind: kindOf(code),
    message: `${what} answered ${code}${remedy === undefined ? "" : `: ${remedy}`}`
  })
}

/** The app's channel under a name. */
export const make = (
  name: string,
  { apiUrl, channel }: SlackTarget,
  token: Redacted.Redacted,
  callMs: number = CALL_MS
): Notifier => {
  const what = `Slack (${name})`
  const options = {
    token: Redacted.value(token),
    contentType: "json" as const,
    fetch: fetcher(what, callMs, ({ retryAfter, status }) => fromStatus(what, status, retryAfter)),
    ...(apiUrl === undefined ? {} : { apiUrl: `${apiUrl.replace(/\/+$/u, "")}/` })
  }
  const call = (method: string, body: Readonly<Record<string, unknown>>): Effect.Effect<Ref, NotifyError> =>
    Effect.flatMap(
      attempt(what, async () => {
        try {
          const answer = await callSlackApi(method, { channel, ...body }, options)
          assertSlackOk(method, answer)
          return answer
        } catch (error) {
          throw toError(what, error)
        }
      }),
      ({ channel: posted, ts }) =>
        located(
          what,
          typeof ts === "string" ? { ts, channel: typeof posted === "string" ? posted : channel } : undefined
        )
    )
  const said = (view: View) => ({ ...render(view), unfurl_links: false, unfurl_media: false })
  return {
    name,
    canEdit: true,
    canReply: true,
    gapMs: GAP_MS,
    // Slack's third tier: edits of an app in a workspace, whatever their channel.
    limits: [{ name: `slack:edits:${shareOf(token)}`, calls: 50, perMs: 60_000, act: "edit" }],
    send: (view) => call("chat.postMessage", said(view)),
    update: (ref, view) => call("chat.update", { ...render(view), ts: ref["ts"], channel: ref["channel"] }),
    reply: (ref, view) => call("chat.postMessage", { ...said(view), thread_ts: ref["ts"], channel: ref["channel"] })
  }
}
