/** Pages of the vendor's documentation that describe the legacy API, and the pages that replace them. */

/** A link in a text; offsets are of that text. */
export interface PageMatch {
  readonly start: number
  readonly end: number
  readonly url: string
}

const HOST = String.raw`(?:docs(?:\.sandbox)?|developer)\.paxos\.com`

const PAGES = new RegExp(
  String.raw`(?<![\w.-])${HOST}\/(?:(?:guides\/)?developer\/(?:convert|mint|redeem)(?![\w/-])|stablecoin\/conversion\/quickstart|api-reference\/(?:endpoints\/)?stablecoin-conversion\/[\w-]+|(?:docs\/v2\/api|api\/v2)#(?:tag\/Stablecoin-Conversion[\w/-]*|operation\/\w*StablecoinConversions?(?!\w)))`,
  "gu"
)

/** Every link in a text. */
export const find = (text: string): ReadonlyArray<PageMatch> =>
  text.includes(".paxos.com/")
    ? [...text.matchAll(PAGES)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        url: match[0]
      }))
    : []

const endpoints: Readonly<Record<string, string>> = {
  overview: "orchestration/overview",
  "create-stablecoin-conversion": "orchestration/create-orchestration",
  "get-stablecoin-conversion": "orchestration/get-orchestration",
  "list-stablecoin-conversions": "orchestration/list-orchestrations"
}

/** The page that describes the same thing of the new API; `undefined` where none does (cancelling has none). */
export const successor = (url: string): string | undefined => {
  const host = url.slice(0, url.indexOf("/"))
  const page = /\/api-reference\/(?:endpoints\/)?stablecoin-conversion\/([\w-]+)$/u.exec(url)?.[1]
  if (page !== undefined) {
    return Object.hasOwn(endpoints, page) ? `${host}/api-reference/endpoints/${endpoints[page]!}` : undefined
  }
  const guide = /\/developer\/(convert|mint|redeem)$/u.exec(url)?.[1]
  if (guide !== undefined) return `${host}/guides/developer/orchestrations/${guide}`
  return undefined
}
