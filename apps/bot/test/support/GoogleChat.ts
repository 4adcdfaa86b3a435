/** A stand-in for Google's token endpoint and Chat API, as far as the bot uses them: signed assertions, names, threads. */
import { generateKeyPairSync, verify } from "node:crypto"

import { type Answer, listen as standIn, type Request } from "./standIn.ts"

export const space = "spaces/AAAAMpdlehY"

const keys = generateKeyPairSync("rsa", { modulusLength: 2_048 })
const privateKey = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString()

interface Card {
  readonly header: { readonly title: string; readonly subtitle: string }
  readonly sections: ReadonlyArray<{ readonly widgets: ReadonlyArray<Readonly<Record<string, unknown>>> }>
}

interface Payload {
  readonly fallbackText?: string
  readonly cardsV2: ReadonlyArray<{ readonly card: Card }>
  readonly thread?: { readonly name: string }
}

interface Message {
  readonly name: string
  readonly thread: string
  readonly requestId: string | null
  /** What it held, oldest first. */
  readonly payloads: Array<Payload>
}

const failed = (code: number, status: string, message = status): Answer => [code, { error: { code, status, message } }]

const isSigned = (assertion: string, audience: string): boolean => {
  const [header = "", claims = "", signature = ""] = assertion.split(".")
  const { aud, exp, iat, iss, scope } = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<
    string,
    unknown
  >
  return (
    verify("RSA-SHA256", Buffer.from(`${header}.${claims}`), keys.publicKey, Buffer.from(signature, "base64url")) &&
    iss === "bot@stand-in.example" &&
    String(aud).endsWith(audience) &&
    scope === "https://www.googleapis.com/auth/chat.bot" &&
    Number(exp) - Number(iat) === 3_600
  )
}

/** Listens on a free port. */
export const listen = () => {
  const messages: Array<Message> = []
  const state = { token: "ya29.first", grants: 0, hasThreads: true }

  const grant = (text: string): Answer => {
    const form = new URLSearchParams(text)
    if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:jwt-bearer")
      return [400, { error: "unsupported_grant_type" }]
    if (!isSigned(form.get("assertion") ?? "", "/token")) return [400, { error: "invalid_grant" }]
    state.grants += 1
    return [200, { access_token: state.token, expires_in: 3_599, token_type: "Bearer" }]
  }

  const write = ({ method, path, query, text }: Request): Answer => {
    if (Buffer.byteLength(text) > 32_000) return failed(400, "INVALID_ARGUMENT", "Message is too long")
    const payload = JSON.parse(text) as Payload
    const widgets = payload.cardsV2.flatMap(({ card }) => card.sections.flatMap((section) => section.widgets))
    if (widgets.length > 100) return failed(400, "INVALID_ARGUMENT", "Too many widgets")
    if (method === "PATCH") {
      const message = messages.find(({ name }) => path === `/v1/${name}`)
      if (message === undefined) return failed(404, "NOT_FOUND")
      if (query.get("updateMask") !== "cardsV2") return failed(400, "INVALID_ARGUMENT", "Invalid update mask")
      message.payloads.push(payload)
      return [200, { name: message.name, thread: { name: message.thread } }]
    }
    if (path !== `/v1/${space}/messages`) return failed(404, "NOT_FOUND")
    const requestId = query.get("requestId")
    const known = messages.find((message) => requestId !== null && message.requestId === requestId)
    const isReply = query.get("messageReplyOption") === "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"
    const name = `${space}/messages/m${messages.length}`
    const made = {
      name,
      thread: isReply && payload.thread !== undefined ? payload.thread.name : `${space}/threads/t${messages.length}`,
      requestId,
      payloads: [payload]
    }
    if (known === undefined) messages.push(made)
    const message = known ?? made
    return [200, { name: message.name, ...(state.hasThreads ? { thread: { name: message.thread } } : {}) }]
  }

  const act = (request: Request): Answer => {
    if (request.path === "/token") return grant(request.text)
    return request.headers.authorization === `Bearer ${state.token}` ? write(request) : failed(401, "UNAUTHENTICATED")
  }

  return standIn({
    act,
    limited: (retryAfter) => [
      429,
      { error: { code: 429, status: "RESOURCE_EXHAUSTED", message: "Quota exceeded" } },
      { "retry-after": String(retryAfter) }
    ],
    more: { messages, state }
  })
}

/** A service account's key, as its file has it. */
export const keyFor = (url: string, privateKeyPem: string = privateKey): string =>
  JSON.stringify({
    type: "service_account",
    client_email: "bot@stand-in.example",
    private_key: privateKeyPem,
    token_uri: `${url}/token`
  })
