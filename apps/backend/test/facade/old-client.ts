/** A client of the old API that knows nothing of a gateway: a base address, a client id and secret, the old paths. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // The bodies are the old API's; tests look at their fields.
  readonly body: Readonly<Record<string, unknown>>
}

export const READ = "conversion:read_conversion_stablecoin"
export const WRITE = "conversion:write_conversion_stablecoin"

export const oldClient = (base: string, secret: string, fetching: typeof fetch = fetch, id = "old-client") => {
  let token: string | undefined
  const answered = async (response: Response): Promise<Answer> => ({
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer["body"]
  })
  const askToken = async (scope?: string): Promise<Answer> =>
    answered(
      await fetching(`${base}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: id,
          client_secret: secret,
          ...(scope === undefined ? {} : { scope })
        })
      })
    )
  const call = async (method: string, path: string, body?: unknown, bearer?: string): Promise<Answer> => {
    token ??= String((await askToken(`${READ} ${WRITE}`)).body["access_token"])
    return answered(
      await fetching(`${base}/v2${path}`, {
        method,
        headers: {
          authorization: `Bearer ${bearer ?? token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" })
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
      })
    )
  }
  const at = (id: string) => `/conversion/stablecoins/${encodeURIComponent(id)}`
  return {
    askToken,
    call,
    create: (request: unknown) => call("POST", "/conversion/stablecoins", request),
    get: (id: string) => call("GET", at(id)),
    cancel: (id: string) => call("DELETE", at(id)),
    list: (query: Readonly<Record<string, string>> = {}) =>
      call("GET", `/conversion/stablecoins?${new URLSearchParams(query).toString()}`),
    /** Every page, by cursor. */
    all: async (query: Readonly<Record<string, string>> = {}) => {
      const items: Array<Readonly<Record<string, unknown>>> = []
      let cursor: string | undefined
      for (let pages = 0; pages < 100; pages++) {
        const { body } = await call(
          "GET",
          `/conversion/stablecoins?${new URLSearchParams({ ...query, ...(cursor === undefined ? {} : { page_cursor: cursor }) }).toString()}`
        )
        items.push(...(body["items"] as typeof items))
        cursor = body["next_page_cursor"] as string | undefined
        if (cursor === undefined) return items
      }
      throw new Error("the list does not end")
    }
  }
}
export type OldClient = ReturnType<typeof oldClient>
