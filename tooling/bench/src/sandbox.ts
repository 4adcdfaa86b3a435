/** The sandbox as it is shipped, for measurements: the bundled command, with orchestrations in it. */
import { spawnSync } from "node:child_process"
import * as path from "node:path"

import type * as Server from "./Server.ts"

const cli = path.resolve(import.meta.dirname, "../../../apps/cli")

/** Bundles the command line anew. */
export const build = (): void => {
  const built = spawnSync(process.execPath, ["build.ts"], { cwd: cli, encoding: "utf8" })
  if (built.status !== 0) throw new Error(`the bundle was not built: ${built.stderr}`)
}

/** `segue sandbox` on a free port, without rate limits. */
export const command: Server.Command = {
  program: process.execPath,
  args: [path.join(cli, "dist/segue.js"), "sandbox", "--port", "0", "--no-limits"],
  probe: "/_sandbox/clock"
}

/** A client of a running sandbox. */
export interface Client {
  readonly headers: Readonly<Record<string, string>>
  readonly profile: string
  // What comes back is read by benchmarks that know what they asked for.
  readonly call: (method: string, path: string, payload?: unknown) => Promise<any>
}

/** Takes a token. */
export const client = async (url: string): Promise<Client> => {
  const fields = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox" }
  const granted = await fetch(`${url}/oauth2/token`, { method: "POST", body: new URLSearchParams(fields) })
  const { access_token: token } = (await granted.json()) as { readonly access_token: string }
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
  const call: Client["call"] = async (method, at, payload) => {
    const response = await fetch(`${url}${at}`, {
      method,
      headers,
      ...(payload === undefined ? {} : { body: JSON.stringify(payload) })
    })
    if (response.status !== 200) throw new Error(`${method} ${at}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const { items } = await call("GET", "/v2/profiles")
  return { headers, profile: items[0].id, call }
}

/** The body of a create. */
export const request = (profile: string, refId: string) => ({
  ref_id: refId,
  source_amount: "0.01",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id: profile } },
  destination: { profile: { profile_id: profile } },
  metadata: { purpose: "benchmark" }
})

export const PATH = "/v2/orchestration/orchestrations"

/** Creates so many orchestrations; returns the last. */
export const fill = async ({ call, profile }: Client, count: number): Promise<{ readonly id: string }> => {
  let last: { readonly id: string } | undefined
  for (let index = 0; index < count; index++) last = await call("POST", PATH, request(profile, `filled-${index}`))
  return last!
}
