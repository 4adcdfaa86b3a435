/** A Telegram bot in a chat: one message per orchestration, edited in place, and replies to it. */
import { TelegramAdapter } from "@chat-adapter/telegram"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

import type { TelegramTarget } from "../config/targets.ts"
import type { View } from "../view/View.ts"
import { silent } from "./adapter.ts"
import { type Answer, ask, attempt, fieldsOf, located, shareOf } from "./ask.ts"
import { fit } from "./Fit.ts"
import { CALL_MS, fromStatus, NotifyError, type Notifier, type Ref } from "./Notifier.ts"
import { toAst } from "./telegram-text.ts"

/** Telegram takes twenty messages a minute in a group, and one a second in a chat with a person. */
const GAP_MS = { group: 3_100, person: 1_100 } as const

/** What Telegram says in words, since its codes say little. */
const meanings: ReadonlyArray<readonly [RegExp, kind: NotifyError["kind"], text: string]> = [
  [
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/u,
    "gone",
    "the message is not there any more"
  ],
  [/chat not found/u, "target", "there is no such chat: check its id and add the bot to it"],
  [/message thread not found|TOPIC_CLOSED|TOPIC_DELETED/u, "target", "its topic is closed or gone"],
  [
    /not enough rights|CHAT_WRITE_FORBIDDEN|need administrator rights/u,
    "target",
    "the bot may not write there: make it an administrator or give it the right"
  ],
  [
    /bot was kicked|bot was blocked|bot is not a member|user is deactivated/u,
    "target",
    "the bot is not in the chat any more: add it again"
  ]
]

const toError = (what: string, { retryAfter, status, text }: Answer): NotifyError => {
  const { description, parameters } = fieldsOf(text)
  const { migrate_to_chat_id, retry_after } = (parameters ?? {}) as { readonly [name: string]: unknown }
  if (typeof migrate_to_chat_id === "number") {
    const message = `${what} answered ${status}: the group became a supergroup: its chat is now ${migrate_to_chat_id}`
    return new NotifyError({ kind: "target", message })
  }
  const meaning = meanings.find(([pattern]) => typeof description === "string" && pattern.test(description))
  if (meaning !== undefined)
    return new NotifyError({ kind: meaning[1], message: `${what} answered ${status}: ${meaning[2]}` })
  if (status === 401 || status === 404) {
    const message = `${what} answered ${status}: the bot token is wrong or was revoked; ask @BotFather for it`
    return new NotifyError({ kind: "target", message })
  }
  return fromStatus(what, status, typeof retry_after === "number" ? String(retry_after) : retryAfter, description)
}

/** What a message that says what it said already is answered with: that is what was wanted. */
const isUnchanged = ({ status, text }: Answer): boolean =>
  status === 400 && String(fieldsOf(text)["description"]).includes("message is not modified")

/** The adapter, asking once and in time, keeping nothing in memory. */
class Chat extends TelegramAdapter {
  readonly #what: string
  readonly #callMs: number

  constructor(what: string, botToken: string, apiUrl: string | undefined, callMs: number) {
    super({
      botToken,
      // Nobody speaks to this target.
      mode: "webhook",
      allowUnverifiedWebhooks: false,
      secretToken: "unused",
      userName: "segue",
      logger: silent,
      apiUrl: apiUrl ?? "https://api.telegram.org"
    })
    this.#what = what
    this.#callMs = callMs
  }

  protected override async telegramFetch<A>(method: string, payload?: Record<string, unknown> | FormData): Promise<A> {
    const token = await this.resolveBotToken()
    const answer = await ask(this.#what, `${this.apiBaseUrl}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...(payload as Record<string, unknown>), link_preview_options: { is_disabled: true } }),
      signal: AbortSignal.timeout(this.#callMs)
    })
    if (method === "editMessageText" && isUnchanged(answer)) {
      const { chat_id, message_id } = payload as Record<string, unknown>
      return { message_id, date: 0, chat: { id: chat_id, type: "group" } } as A
    }
    const { ok, result } = fieldsOf(answer.text)
    if (answer.status === 200 && ok === true) return result as A
    throw answer.status === 200
      ? new NotifyError({ kind: "retryable", message: `${this.#what} answered what cannot be understood` })
      : toError(this.#what, answer)
  }

  // A message is sent as it is or not at all, never a second time in another form.
  protected override resolveRichMessage(): null {
    return null
  }

  // The adapter would keep every message that was ever sent.
  protected override cacheMessage(): void {}

  /** What is sent of it, as Telegram counts: 4,096 characters. */
  fitted(view: View): ReturnType<typeof toAst> {
    return fit(view, toAst, (ast) => this.formatConverter.fromAst(ast).length <= 4_096)
  }
}

/** The bot's chat under a name. */
export const make = (
  name: string,
  { apiUrl, chat, topic }: TelegramTarget,
  token: Redacted.Redacted,
  callMs: number = CALL_MS
): Notifier => {
  const what = `Telegram (${name})`
  const adapter = new Chat(what, Redacted.value(token), apiUrl, callMs)
  const place = adapter.encodeThreadId({ chatId: chat, ...(topic === undefined ? {} : { messageThreadId: topic }) })
  const call = (run: () => Promise<{ readonly id: string }>): Effect.Effect<Ref, NotifyError> =>
    // The adapter's id is the chat's and the message's; a chat by name has its number in the answer.
    Effect.flatMap(attempt(what, run), ({ id }) =>
      located(what, /:\d+$/u.test(id) ? { message: id.slice(id.lastIndexOf(":") + 1) } : undefined)
    )
  return {
    name,
    canEdit: true,
    canReply: true,
    gapMs: /^\d/u.test(chat) ? GAP_MS.person : GAP_MS.group,
    // Of a bot, whatever its chats.
    limits: [{ name: `telegram:${shareOf(token)}`, calls: 30, perMs: 1_000 }],
    send: (view) => call(() => adapter.postMessage(place, { ast: adapter.fitted(view) })),
    update: (ref, view) => call(() => adapter.editMessage(place, ref["message"]!, { ast: adapter.fitted(view) })),
    reply: (ref, view) => call(() => adapter.postMessage(place, { ast: adapter.fitted(view) }, ref["message"]!))
  }
}
