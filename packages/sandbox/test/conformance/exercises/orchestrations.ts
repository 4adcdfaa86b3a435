/** Orchestrations between profiles: every status there is, and everything that refuses one. */
import type { Recorder } from "../Recorder.ts"

const PATH = "/orchestration/orchestrations"

export const exercise = (recorder: Recorder): void => {
  const { advance, other, profile, sandbox, send } = recorder
  const side = (id: string) => ({ profile: { profile_id: id } })
  let count = 0
  const request = (more: object = {}) => ({
    ref_id: `o-${++count}`,
    source_amount: "10.5",
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: side(profile),
    destination: side(profile),
    ...more
  })
  const { id } = send("POST", PATH, request({ ref_id: "o-fixed", metadata: { a: "b" } })).body
  send("GET", `${PATH}/${id}`)
  advance("1s")
  send("GET", `${PATH}/${id}`)
  send("POST", PATH, request({ ref_id: "o-fixed" }))
  send("POST", PATH, request({ destination: side(other), identity_id: "i", account_id: "a" }))
  send("POST", PATH, request({ source_asset: "PYUSD", destination_asset: "USDG", source_amount: ".000001" }))
  send("POST", PATH, request({ source_amount: "0.0000001" }))
  send("POST", PATH, request({ source_amount: "2000000" }))
  send("POST", PATH, request({ source: undefined }))
  send("POST", PATH, request({ profile_id: profile }))
  send("POST", PATH, request({ destination: { ...side(profile), fiat: { bank_account_id: "x" } } }))
  send("POST", PATH, request({ destination: { crypto: { address: "0x1", network: "ETHEREUM" } } }))

  sandbox.control.approvals.policy({ orchestrations: true })
  const approved = send("POST", PATH, request()).body
  const rejected = send("POST", PATH, request()).body
  send("GET", `${PATH}/${approved.id}`)
  sandbox.control.approvals.approve(approved.id)
  sandbox.control.approvals.reject(rejected.id)
  send("GET", `${PATH}/${rejected.id}`)
  sandbox.control.approvals.policy({ orchestrations: false })
  const failing = send("POST", PATH, request()).body
  sandbox.control.orchestrations.fail(failing.id, "the bank said no")
  send("GET", `${PATH}/${failing.id}`)
  send("POST", PATH, request({ ref_id: failing.ref_id })) // 409 with a failed record

  sandbox.control.settings.set({ transfersForProfileLegs: "show" })
  send("POST", PATH, request({ destination: side(other) }))
  send("GET", PATH)
  advance("1s")
  sandbox.control.settings.set({ transfersForProfileLegs: "hide" })
  send("GET", PATH)
  send("GET", `${PATH}?limit=2&order=ASC&status=COMPLETED&status=FAILED`)
  send(
    "GET",
    `${PATH}?profile_id=${other}&source_asset=USD&destination_asset=PYUSD&created_at.gte=2020-01-01T00:00:00Z`
  )
  send("GET", `${PATH}?orchestration_id=${id}&ref_id=o-fixed`)
}
