/** Calls: the control API of the sandbox, and the emulated API as a client of it. */
import { browser } from "./browser.ts"

const base = browser.document.getElementById("app")?.dataset["base"] ?? "/_sandbox"
/** Where the emulated API begins: a namespace has one of its own. */
const root = base.replace(/\/_sandbox$/u, "")

/** A refused call, with the problem's own words. */
// @effect-diagnostics-next-line extendsNativeError:off -- the page has no Effect in it, and no error channel
export class Refused extends Error {
  readonly status: number

  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

/** An answer, read. */
export interface Answer {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- the page shows whatever it gets
  readonly body: any
}

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  return { status: response.status, body: text === "" ? {} : JSON.parse(text) }
}

const json = (method: string, payload?: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { "content-type": "application/json", ...headers },
  ...(payload === undefined ? {} : { body: JSON.stringify(payload) })
})

/** A call of the control API; throws `Refused`. `path` begins with a slash. */
export const control = async (method: string, path: string, payload?: unknown): Promise<Answer["body"]> => {
  const { body, status } = await read(await fetch(`${base}${path}`, json(method, payload)))
  if (status >= 400) throw new Refused(status, body.detail ?? `the sandbox answered ${status}`)
  return body
}

/** Address of a part of the control API, for links. */
export const address = (path: string): string => `${base}${path}`

let token: string | undefined

const newToken = async (clientId: string, clientSecret: string): Promise<string> => {
  const { body, status } = await read(
    await fetch(`${root}/oauth2/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret
      }).toString()
    })
  )
  if (status !== 200) throw new Refused(status, `no token: ${body.error_description ?? body.detail ?? status}`)
  return body.access_token
}

/** A call of the emulated API, as the well-known client of the sandbox; a token that has expired is renewed once. */
export const call = async (method: string, path: string, payload?: unknown): Promise<Answer> => {
  const send = async () => {
    token ??= await newToken("sandbox", "sandbox")
    return read(await fetch(`${root}${path}`, json(method, payload, { authorization: `Bearer ${token}` })))
  }
  const answer = await send()
  if (answer.status !== 401) return answer
  token = undefined
  return send()
}
