/** Conversions through their whole life, and everything that refuses one. */
import type { Recorder } from "../Recorder.ts"

const PATH = "/conversion/stablecoins"

export const exercise = (recorder: Recorder): void => {
  const { advance, other, profile, send } = recorder
  const request = { profile_id: profile, amount: "10.5", source_asset: "USD", target_asset: "PYUSD" }
  const plain = send("POST", PATH, request).body
  const full = send("POST", PATH, {
    ...request,
    amount: ".5",
    ref_id: "c-1",
    identity_id: "00000000-0000-4000-8000-000000000001",
    account_id: "00000000-0000-4000-8000-000000000002",
    recipient_profile_id: other,
    metadata: { note: 'ünïcödé \u0000 "quoted"' }
  }).body
  send("GET", `${PATH}/${full.id}`)
  send("DELETE", `${PATH}/${plain.id}`)
  send("GET", `${PATH}/${plain.id}`)
  advance("1s")
  send("GET", `${PATH}/${full.id}`)
  send("DELETE", `${PATH}/${full.id}`) // too late
  send("POST", PATH, { ...request, ref_id: "c-1" }) // 409 with a settled record
  send("POST", PATH, { ...request, ref_id: "c-2" })
  send("POST", PATH, { ...request, ref_id: "c-2" }) // 409 with a record that waits
  send("POST", PATH, { ...request, profile_id: other, source_asset: "USDP", target_asset: "USD" }) // no funds
  send("POST", PATH, { ...request, amount: "500000.01" })
  send("POST", PATH, { ...request, amount: "1.001" })
  send("POST", PATH, { ...request, amount: 5 })
  send("POST", PATH, { ...request, source_asset: "PYUSD", target_asset: "USDP" })
  send("GET", PATH)
  send("GET", `${PATH}?limit=2&order=ASC`)
  send(
    "GET",
    `${PATH}?profile_id=${profile}&ref_id=c-1&created_at.begin=2020-01-01T00:00:00Z&updated_at.end=2040-01-01T00:00:00Z`
  )
}
