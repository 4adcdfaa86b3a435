/** A stand-in for Discord's API, as far as the bot uses it: its snowflakes, nonces, codes, limits and 429s. */
import { type Answer, listen as standIn, type Request } from "./standIn.ts"

export const token = "bot-token.stand-in"
export const channel = "1093517250417709107"

interface Embed {
  readonly description?: string
  readonly color?: number
  readonly fields?: ReadonlyArray<{ readonly name: string; readonly value: string }>
  readonly footer?: { readonly text: string }
}

interface Payload {
  readonly content?: string
  readonly embeds?: ReadonlyArray<Embed>
  readonly nonce?: string
  readonly enforce_nonce?: boolean
  readonly message_reference?: { readonly message_id: string }
  readonly allowed_mentions?: { readonly parse: ReadonlyArray<string> }
}

interface Command {
  readonly name: string
  readonly type: number
  readonly description: string
  readonly options: ReadonlyArray<{ readonly type: number; readonly name: string; readonly description: string }>
}

const isCommand = ({ description, name, options }: Command): boolean =>
  [{ name, description }, ...options].every(
    (one) => /^[-_\p{L}\p{N}]{1,32}$/u.test(one.name) && one.description.length >= 1 && one.description.length <= 100
  )

interface Message {
  readonly id: string
  readonly repliesTo: string | undefined
  readonly nonce: string | undefined
  /** What it held, oldest first. */
  readonly payloads: Array<Payload>
}

const lengthOf = ({ description = "", fields = [], footer }: Embed): number =>
  fields.reduce(
    (sum, { name, value }) => sum + name.length + value.length,
    description.length + (footer?.text.length ?? 0)
  )

const isWrong = ({ content = "", embeds = [], nonce = "" }: Payload): boolean =>
  content.length > 2_000 ||
  (content === "" && embeds.length === 0) ||
  nonce.length > 25 ||
  embeds.length > 10 ||
  embeds.reduce((sum, embed) => sum + lengthOf(embed), 0) > 6_000 ||
  embeds.some(
    ({ description = "", fields = [], footer }) =>
      description.length > 4_096 ||
      fields.length > 25 ||
      fields.some(({ name, value }) => name === "" || value === "" || name.length > 256 || value.length > 1_024) ||
      (footer?.text.length ?? 0) > 2_048
  )

const error = (status: number, code: number, message: string): Answer => [status, { code, message }]

/** Listens on a free port. */
export const listen = () => {
  const messages: Array<Message> = []
  const commands: Array<Command> = []

  const act = ({ headers, method, path, text }: Request): Answer => {
    if (headers.authorization !== `Bot ${token}`) return error(401, 0, "401: Unauthorized")
    if (method === "GET" && path === "/api/v10/applications/@me") return [200, { id: "110", name: "Segue" }]
    if (method === "POST" && path === "/api/v10/applications/110/commands") {
      const command = JSON.parse(text) as Command
      if (!isCommand(command)) return error(400, 50_035, "Invalid Form Body")
      commands.push(command)
      return [201, { id: "111", ...command }]
    }
    const [, asked, id] = /^\/api\/v10\/channels\/(\d+)\/messages(?:\/(\d+))?$/u.exec(path) ?? []
    if (asked !== channel) return error(404, 10_003, "Unknown Channel")
    const payload = JSON.parse(text) as Payload
    if (isWrong(payload)) return error(400, 50_035, "Invalid Form Body")
    if (method === "PATCH") {
      const message = messages.find((one) => one.id === id)
      if (message === undefined) return error(404, 10_008, "Unknown Message")
      message.payloads.push(payload)
      return [200, { id: message.id, channel_id: channel }]
    }
    if (method !== "POST" || id !== undefined) return error(405, 0, "405: Method Not Allowed")
    const known = payload.enforce_nonce === true ? messages.find(({ nonce }) => nonce === payload.nonce) : undefined
    if (known !== undefined) return [200, { id: known.id, channel_id: channel }]
    const message = {
      id: `12000000000000000${String(messages.length).padStart(2, "0")}`,
      repliesTo: payload.message_reference?.message_id,
      nonce: payload.nonce,
      payloads: [payload]
    }
    messages.push(message)
    return [200, { id: message.id, channel_id: channel }]
  }

  return standIn({
    act,
    limited: (retryAfter) => [
      429,
      { message: "You are being rate limited.", retry_after: retryAfter, global: false },
      { "retry-after": String(Math.ceil(retryAfter)), "x-ratelimit-scope": "user" }
    ],
    more: { messages, commands }
  })
}
