/** A stand-in for Telegram's Bot API, as far as the bot uses it: MarkdownV2, message ids, words for errors, retry_after. */
import { type Answer, listen as standIn, type Request } from "./standIn.ts"

export const token = "123456789:stand-in_token"
export const chat = "-1001234567890"
/** Another chat: with a person, who is told faster than a group. */
export const person = "4242424242"

interface Call {
  readonly chat_id: string
  readonly message_id?: number
  readonly message_thread_id?: number
  readonly text: string
  readonly parse_mode?: string
  readonly reply_parameters?: { readonly message_id: number }
  readonly link_preview_options?: { readonly is_disabled: boolean }
  readonly entities?: ReadonlyArray<{ readonly offset: number; readonly length: number }>
}

/** What Telegram was told of where to tell what is asked. */
interface Webhook {
  readonly url: string
  readonly secret_token: string
  readonly allowed_updates: ReadonlyArray<string>
}

interface Message {
  readonly id: number
  readonly chat: string
  readonly topic: number | undefined
  readonly repliesTo: number | undefined
  /** What it said, oldest first. */
  readonly texts: Array<string>
}

const failed = (code: number, description: string, parameters?: unknown): Answer => [
  code,
  { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) }
]

/** Whether every reserved character outside of entities is escaped, and every entity is closed. */
const isMarkdownV2 = (text: string): boolean => {
  const bare = text.replaceAll(/\\.|`(?:\\.|[^`\\])*`|\[(?:\\.|[^\]\\])*\]\((?:\\.|[^)\\])*\)/gsu, "")
  const isEven = (sign: string) => bare.split(sign).length % 2 === 1
  return !/[[\]()~`>#+\-=|{}.!]/u.test(bare) && isEven("*") && isEven("_")
}

/** Listens on a free port. */
export const listen = () => {
  const messages: Array<Message> = []
  const webhooks: Array<Webhook> = []
  const bodies: Array<readonly [method: string, body: unknown]> = []

  const said = ({ chat: place, id, topic }: Message): Answer => [
    200,
    {
      ok: true,
      result: {
        message_id: id,
        date: 1_700_000_000,
        chat: { id: Number(place), type: "supergroup", title: "Treasury" },
        from: { id: 123_456_789, is_bot: true, first_name: "Segue" },
        text: "as sent",
        ...(topic === undefined ? {} : { message_thread_id: topic })
      }
    }
  ]

  const act = ({ path, text }: Request): Answer => {
    const [, used, method] = /^\/bot([^/]+)\/(\w+)$/u.exec(path) ?? []
    if (used !== token) return failed(401, "Unauthorized")
    bodies.push([method ?? "", JSON.parse(text)])
    if (method === "getMe") {
      return [200, { ok: true, result: { id: 123_456_789, is_bot: true, username: "segue_stand_in_bot" } }]
    }
    if (method === "setWebhook") {
      const webhook = JSON.parse(text) as Webhook
      if (!webhook.url.startsWith("https://"))
        return failed(400, "Bad Request: bad webhook: An HTTPS URL must be provided")
      webhooks.push(webhook)
      return [200, { ok: true, result: true, description: "Webhook was set" }]
    }
    const body = JSON.parse(text) as Call & { readonly chat_id: string | number }
    const call = { ...body, chat_id: String(body.chat_id) }
    if (call.entities?.some(({ length, offset }) => offset + length > call.text.length) === true) {
      return failed(400, "Bad Request: entity is out of the message")
    }
    if (call.chat_id !== chat && call.chat_id !== person) return failed(400, "Bad Request: chat not found")
    if (call.text.length > 4_096) return failed(400, "Bad Request: message is too long")
    if (call.parse_mode === "MarkdownV2" && !isMarkdownV2(call.text)) {
      return failed(400, "Bad Request: can't parse entities: Character '.' is reserved and must be escaped")
    }
    if (method === "editMessageText") {
      const message = messages.find(({ id }) => id === call.message_id)
      if (message === undefined) return failed(400, "Bad Request: message to edit not found")
      if (message.texts.at(-1) === call.text) {
        return failed(400, "Bad Request: message is not modified: specified new message content is exactly the same")
      }
      message.texts.push(call.text)
      return said(message)
    }
    if (method !== "sendMessage") return failed(404, "Not Found")
    const message = {
      id: messages.length + 1,
      chat: call.chat_id,
      topic: call.message_thread_id,
      repliesTo: call.reply_parameters?.message_id,
      texts: [call.text]
    }
    messages.push(message)
    return said(message)
  }

  return standIn({
    act,
    limited: (retryAfter) => failed(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter }),
    more: {
      messages,
      webhooks,
      /** The bodies that came to a method. */
      calls: (wanted: string) => bodies.flatMap(([method, body]) => (method === wanted ? [body] : []))
    }
  })
}
