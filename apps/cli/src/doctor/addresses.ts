/** What can be told from the two addresses alone. Sources: docs/vendor-facts.md#auth-hosts, #auth-environments. */
import { area, type Check } from "./Check.ts"
import { type Environment, isLoopback } from "./Environment.ts"

const known: ReadonlyMap<string, string> = new Map([
  ["api.paxos.com", "production"],
  ["oauth.paxos.com", "production"],
  ["api.sandbox.paxos.com", "sandbox"],
  ["oauth.sandbox.paxos.com", "sandbox"]
])

const check = area("addresses")

const whose = (url: URL): string => {
  if (isLoopback(url)) return "this machine"
  const environment = known.get(url.hostname)
  return environment === undefined ? "not a host of the vendor's documentation" : `the vendor's ${environment}`
}

const one = (name: string, url: URL, prefix: string): Check => {
  const told = `${url.href}: ${whose(url)}`
  if (isLoopback(url)) return check(name, "ok", told)
  if (!known.has(url.hostname)) return check(name, "warning", told)
  return url.hostname.startsWith(prefix)
    ? check(name, "ok", told)
    : check(name, "failed", `${told}, but its host for ${prefix === "api." ? "tokens" : "the API"}`)
}

/** Checks both addresses, and that they belong together. */
export const addresses = ({ baseUrl, tokenUrl }: Environment): ReadonlyArray<Check> => {
  const [api, tokens] = [known.get(baseUrl.hostname), known.get(tokenUrl.hostname)]
  return [
    one("API", baseUrl, "api."),
    one("tokens", tokenUrl, "oauth."),
    ...(api !== undefined && tokens !== undefined && api !== tokens
      ? [
          check(
            "environment",
            "failed",
            `the API is ${api} and the tokens are ${tokens}; nothing is shared between the two`
          )
        ]
      : [])
  ]
}
