/** A Discord bot: one message per orchestration, edited in place, and replies that point at it. */
import { createHash } from "node:crypto"

import { DiscordAdapter } from "@chat-adapter/discord"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { DiscordTarget } from "../config/targets.ts"
import { silent } from "./adapter.ts"
import { type Answer, ask, attempt, fieldsOf, located, shareOf } from "./ask.ts"
import { render } from "./discord-embed.ts"
import { CALL_MS, fromStatus, NotifyError, type Notifier, type Ref } from "./Notifier.ts"

/** Discord takes about five messages in five seconds in a channel; it says in time when it takes less. */
const GAP_MS = 1_100

/** Discord's codes that say more than its status. */
const meanings: ReadonlyMap<number, readonly [kind: NotifyError["kind"], text: string]> = new Map([
  [10_003, ["target", "there is no such channel: check its id"]],
  [10_008, ["gone", "the message is not there any more"]],
  [50_001, ["target", "it has no access: invite the bot into the channel"]],
  [50_005, ["gone", "the message is somebody else's"]],
  [50_013, ["target", "it lacks a permission: give it View Channel, Send Messages and Embed Links"]],
  [50_083, ["target", "the thread is archived"]]
])

const toError = (what: string, { retryAfter, status, text }: Answer): NotifyError => {
  const { code, message: said, retry_after } = fieldsOf(text)
  const meaning = typeof code === "number" ? meanings.get(code) : undefined
  if (meaning !== undefined)
    return new NotifyError({ kind: meaning[0], message: `${what} answered ${status}: ${meaning[1]}` })
  if (status === 401) {
    return new NotifyError({ kind: "target", message: `${what} answered 401: the bot token is wrong or was reset` })
  }
  // The body has fractions of a second, the header whole ones.
  return fromStatus(what, status, typeof retry_after === "number" ? String(retry_after) : retryAfter, said)
}

/** What its reply and its repetition need beside a message's content. */
interface Payload extends ReturnType<typeof render> {
  readonly nonce?: string
  readonly enforce_nonce?: true
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: false }
}

/** The adapter, asking once and in time, with messages of ours in place of its cards, which have no limits or colours. */
class Channel extends DiscordAdapter {
  readonly #what: string
  readonly #callMs: number

  constructor(what: string, token: string, apiUrl: string | undefined, callMs: number) {
    super({
      botToken: token,
      // Only needed to be spoken to, which this target is not.
      applicationId: "0",
      webhookVerifier: () => false,
      logger: silent,
      apiUrl: apiUrl?.replace(/\/+$/u, "") ?? "https://discord.com/api/v10"
    })
    this.#what = what
    this.#callMs = callMs
  }

  protected override async discordFetch(path: string, method: string, body?: unknown): Promise<Response> {
    const answer = await ask(this.#what, `${this.apiBaseUrl}${path}`, {
      method,
      headers: { authorization: `Bot ${await this.resolveBotToken()}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(this.#callMs)
    })
    if (answer.status >= 300) throw toError(this.#what, answer)
    return new Response(answer.text, { headers: { "content-type": "application/json" } })
  }

  protected override buildMessagePayload(message: unknown): ReturnType<DiscordAdapter["buildMessagePayload"]> {
    const payload = JSON.parse((message as { readonly raw: string }).raw) as object
    return { componentCount: 0, embedCount: 1, payload }
  }
}

/** The same for the same key: Discord answers a repetition of the last minutes with the message that it made. */
const once = (key: string) =>
  ({ nonce: createHash("sha256").update(key).digest("base64url").slice(0, 25), enforce_nonce: true }) as const

/** The bot's channel under a name. */
export const make = (
  name: string,
  { apiUrl, channel }: DiscordTarget,
  token: Redacted.Redacted,
  callMs: number = CALL_MS
): Notifier => {
  const what = `Discord (${name})`
  const adapter = new Channel(what, Redacted.value(token), apiUrl, callMs)
  // The adapter's threads name a server, which no call needs.
  const place = adapter.encodeThreadId({ guildId: "0", channelId: channel })
  const said = (payload: Payload) => ({ raw: JSON.stringify(payload) })
  const call = (run: () => Promise<{ readonly id: string }>): Effect.Effect<Ref, NotifyError> =>
    Effect.flatMap(attempt(what, run), ({ id }) => located(what, typeof id === "string" ? { id } : undefined))
  return {
    name,
    canEdit: true,
    canReply: true,
    gapMs: GAP_MS,
    // Of a bot, whatever its channels.
    limits: [{ name: `discord:${shareOf(token)}`, calls: 50, perMs: 1_000 }],
    send: (view, key) => call(() => adapter.postMessage(place, said({ ...render(view), ...once(key) }))),
    update: (ref, view) => call(() => adapter.editMessage(place, ref["id"]!, said(render(view)))),
    reply: (ref, view, key) =>
      call(() =>
        adapter.postMessage(
          place,
          said({
            ...render(view),
            ...once(key),
            message_reference: { message_id: ref["id"]!, fail_if_not_exists: false }
          })
        )
      )
  }
}
