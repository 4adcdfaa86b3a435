/** Where the vendor is and who we are, from flags and the environment. */
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

export interface Environment {
  readonly baseUrl: URL
  readonly tokenUrl: URL
  readonly clientId: string
  readonly clientSecret: Redacted.Redacted
}

export interface Flags {
  readonly baseUrl?: string
  readonly tokenUrl?: string
}

/** Whether an address leads to this machine only. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(hostname)

/** Source: docs/vendor-facts.md#auth-wrong-host. */
const WRONG_HOST = "api-sandbox.paxos.com"

/** An address that credentials may be sent to, or a sentence that says why not. The value itself is never repeated. */
const address = (name: string, text: string): Result.Result<URL, string> => {
  if (!URL.canParse(text)) return Result.fail(`${name} is not an address such as https://api.paxos.com/v2`)
  const url = new URL(text)
  if (url.username !== "" || url.password !== "") {
    return Result.fail(`${name} holds a user name or password; credentials belong in their own variables`)
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url))) {
    return Result.fail(`${name} is not an https address; credentials are sent in the clear to this machine only`)
  }
  if (url.hostname === WRONG_HOST) {
    return Result.fail(`${name} names ${WRONG_HOST}, which is not the vendor's: the sandbox is api.sandbox.paxos.com`)
  }
  if (url.search !== "" || url.hash !== "") return Result.fail(`${name} has a query or a fragment; take it off`)
  return Result.succeed(url)
}

/** Reads the environment; the failure is a sentence for every thing that is missing or wrong. */
export const read = (
  env: Readonly<Record<string, string | undefined>>,
  flags: Flags
): Result.Result<Environment, ReadonlyArray<string>> => {
  const missing: Array<string> = []
  const given = (name: string, flag?: readonly [name: string, value: string | undefined]): string => {
    const value = flag?.[1] ?? env[name]
    if (value !== undefined && value !== "") return value
    missing.push(`${name} is not set${flag === undefined ? "" : `, and ${flag[0]} is not given`}`)
    return ""
  }
  const baseUrl = given("PAXOS_BASE_URL", ["--base-url", flags.baseUrl])
  const tokenUrl = given("PAXOS_TOKEN_URL", ["--token-url", flags.tokenUrl])
  const clientId = given("PAXOS_CLIENT_ID")
  const clientSecret = given("PAXOS_CLIENT_SECRET")
  if (missing.length > 0) return Result.fail(missing)
  const base = address("PAXOS_BASE_URL", baseUrl)
  const token = address("PAXOS_TOKEN_URL", tokenUrl)
  if (Result.isFailure(base) || Result.isFailure(token)) {
    return Result.fail([base, token].flatMap((one) => (Result.isFailure(one) ? [one.failure] : [])))
  }
  return Result.succeed({
    baseUrl: base.success,
    tokenUrl: token.success,
    clientId,
    clientSecret: Redacted.make(clientSecret)
  })
}
