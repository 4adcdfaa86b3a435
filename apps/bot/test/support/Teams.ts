/** A stand-in for Microsoft's token endpoint and Bot Connector, as far as the bot uses them, and for a workflow's webhook. */
import { type Answer, listen as standIn, type Request } from "./standIn.ts"

export const password = "client-secret~stand-in"
export const appId = "11111111-2222-3333-4444-555555555555"
export const tenant = "contoso.example"
export const conversation = "19:abc123@thread.tacv2"

interface Activity {
  readonly type: string
  readonly summary?: string
  readonly attachments: ReadonlyArray<{ readonly contentType: string; readonly content: unknown }>
}

interface Message {
  readonly id: string
  /** The conversation that it was posted to. */
  readonly conversation: string
  /** What it held, oldest first. */
  readonly activities: Array<Activity>
}

const failed = (status: number, code: string): Answer => [status, { error: { code, message: code } }]

const CARD = "application/vnd.microsoft.card.adaptive"
const BYTES_MAX = 28_000

const isCard = ({ attachments, type }: Activity): boolean =>
  type === "message" && attachments.length === 1 && attachments.every(({ contentType }) => contentType === CARD)

/** Listens on a free port. */
export const listen = () => {
  const messages: Array<Message> = []
  const state = { token: "eyJ0.first.x", grants: 0, livesS: 3_599 }

  const grant = (text: string): Answer => {
    const form = new URLSearchParams(text)
    const isKnown = form.get("client_id") === appId && form.get("client_secret") === password
    if (!isKnown)
      return [401, { error: "invalid_client", error_description: "AADSTS7000215: Invalid client secret provided." }]
    if (form.get("scope") !== "https://api.botframework.com/.default") return [400, { error: "invalid_scope" }]
    state.grants += 1
    return [200, { access_token: state.token, expires_in: state.livesS, token_type: "Bearer" }]
  }

  const act = ({ headers, method, path, text }: Request): Answer => {
    if (path === "/token") return grant(text)
    if (2 * text.length > BYTES_MAX) return failed(413, "MessageSizeTooBig")
    const activity = JSON.parse(text) as Activity
    if (!isCard(activity)) return failed(400, "BadSyntax")
    if (path === "/workflow") {
      messages.push({ id: String(messages.length), conversation: "workflow", activities: [activity] })
      return [202, {}]
    }
    if (headers.authorization !== `Bearer ${state.token}`) return failed(401, "Unauthorized")
    const [, place = "", id] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/u.exec(path) ?? []
    const asked = decodeURIComponent(place)
    const [root, thread] = asked.split(";messageid=")
    if (root !== conversation) return failed(404, "ConversationNotFound")
    if (method === "PUT") {
      const message = messages.find((one) => one.id === id)
      if (message === undefined) return failed(404, "ActivityNotFoundInConversation")
      message.activities.push(activity)
      return [200, { id }]
    }
    if (thread !== undefined && !messages.some((one) => one.id === thread)) return failed(404, "MessageNotFound")
    const message = {
      id: `17000000000${String(messages.length).padStart(2, "0")}`,
      conversation: asked,
      activities: [activity]
    }
    messages.push(message)
    return [201, { id: message.id }]
  }

  return standIn({
    act,
    limited: (retryAfter) => [429, { error: { code: "TooManyRequests" } }, { "retry-after": String(retryAfter) }],
    more: { messages, state }
  })
}
