/** A service that still speaks the old API: it repeats its create, at any gateway, until it is answered for good. */
import { oldClient } from "../facade/old-client.ts"
import { type Gateway, patient, type World } from "./Scenario.ts"

/** What passes by itself; the old API's callers repeat these with the same `ref_id`. */
const passing = new Set([401, 408, 429, 502, 503, 504])

/** Creates a conversion by the old API's words; answers its id, whichever API it went to. */
export const convertStubbornly = async (
  world: World,
  gateways: () => ReadonlyArray<Gateway>,
  ref_id: string,
  number: number
): Promise<string> => {
  const request = {
    profile_id: world.sandbox.control.state().profiles[0]!.id,
    amount: `${number + 1}.00`,
    source_asset: "USD",
    target_asset: "PYUSD",
    ref_id
  }
  return patient(`${ref_id}, by the old API,`, gateways, number, async ({ key, said, url }) => {
    // Who dies while it answers, answers nothing.
    const answer = await Promise.resolve(oldClient(url, key).create(request)).catch(() => undefined)
    if (answer === undefined || passing.has(answer.status)) return undefined
    const { body, status } = answer
    const meta = body["meta"] as { readonly existing?: { readonly id?: string } } | undefined
    const id = status === 409 ? meta?.existing?.id : body["id"]
    if ((status !== 200 && status !== 409) || typeof id !== "string") {
      throw new Error(`${ref_id}: ${status} ${JSON.stringify(body)}; the gateway said: ${said()}`)
    }
    return id
  })
}
