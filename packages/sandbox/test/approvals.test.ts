import { assert, describe, it } from "@effect/vitest"

import * as Client from "./client.ts"

const PATH = "/v2/orchestration/orchestrations"

const setUp = (options: Parameters<typeof Client.make>[0] = {}) => {
  const sandbox = Client.make({ profiles: [{ nickname: "p", balances: { USD: "100" } }], ...options })
  const profile = Client.defaultProfile(sandbox)
  const call = Client.caller(sandbox)
  const side = { profile: { profile_id: profile } }
  const create = (ref: string, amount = "60") =>
    call.post(PATH, {
      ref_id: ref,
      source_amount: amount,
      source_asset: "USD",
      destination_asset: "USDP",
      source: side,
      destination: side
    }).body
  const status = (id: string) => call.get(`${PATH}/${id}`).body
  const available = (asset = "USD") => Client.units(sandbox, profile, "available", asset)
  return { sandbox, call, create, status, available }
}

const HUNDRED = 10_000_000_000n

describe("approvals", () => {
  it("hold creates back while the policy is on; approving starts them", () => {
    const { available, create, sandbox, status } = setUp()
    sandbox.control.approvals.policy({ orchestrations: true })
    const { id, status: first } = create("a")
    assert.strictEqual(first, "PENDING")
    assert.strictEqual(available(), HUNDRED)
    sandbox.control.clock.advance("30m")
    assert.strictEqual(status(id).status, "PENDING")
    assert.deepStrictEqual(
      sandbox.control.approvals.get().waiting.map((one) => [one.action, one.id]),
      [["orchestrations", id]]
    )
    assert.deepStrictEqual(sandbox.control.approvals.approve(id).waiting, [])
    assert.strictEqual(status(id).status, "PROCESSING")
    assert.strictEqual(available(), 4_000_000_000n)
    sandbox.control.clock.advance("1s")
    assert.strictEqual(status(id).status, "COMPLETED")
    assert.strictEqual(available("USDP"), 6_000_000_000n)
    assert.throws(() => sandbox.control.approvals.approve(id))
  })

  it("can be on from the start, and stay on over a reset", () => {
    const { create, sandbox } = setUp({ approvals: { orchestrations: true } })
    assert.strictEqual(create("a").status, "PENDING")
    sandbox.control.reset()
    assert.isTrue(sandbox.control.approvals.get().policy.orchestrations)
  })

  it("rejecting moves no money, wherever it was held", () => {
    for (const reserveAt of ["approval", "pending"] as const) {
      const { available, create, sandbox, status } = setUp({ settings: { reserveAt } })
      sandbox.control.approvals.policy({ orchestrations: true })
      const { id } = create("a")
      assert.strictEqual(available(), reserveAt === "pending" ? 4_000_000_000n : HUNDRED)
      sandbox.control.approvals.reject(id)
      assert.strictEqual(status(id).status, "REJECTED")
      assert.strictEqual(available(), HUNDRED)
      assert.deepStrictEqual(sandbox.control.ledger.check(), [])
    }
  })

  it("approved when the money is gone, it fails", () => {
    const { available, create, sandbox, status } = setUp()
    sandbox.control.approvals.policy({ orchestrations: true })
    const [first, second] = [create("a").id, create("b").id]
    sandbox.control.approvals.approve(first)
    sandbox.control.approvals.approve(second)
    assert.deepInclude(status(second), { status: "FAILED" })
    assert.include(status(second).fail_reason.detail, "insufficient USD")
    assert.strictEqual(available(), 4_000_000_000n)
  })

  it("works over HTTP, and refuses what does not wait", () => {
    const { create, sandbox } = setUp()
    const send = (method: string, path: string, body?: unknown) =>
      Client.send(sandbox, method, `/_sandbox${path}`, body === undefined ? {} : { body: JSON.stringify(body) })
    assert.isTrue(send("PUT", "/approvals", { orchestrations: true }).body.policy.orchestrations)
    const { id } = create("a")
    assert.strictEqual(send("GET", "/approvals").body.waiting[0].id, id)
    assert.strictEqual(send("POST", `/approvals/${id}/reject`).status, 200)
    assert.strictEqual(send("POST", `/approvals/${id}/reject`).status, 404)
    assert.strictEqual(send("PUT", "/approvals", { orchestrations: "yes" }).status, 400)
  })
})

describe("failure", () => {
  it("gives the money back and says why", () => {
    const { available, create, sandbox, status } = setUp()
    const { id } = create("a")
    assert.strictEqual(available(), 4_000_000_000n)
    sandbox.control.orchestrations.fail(id, "the issuer is on holiday")
    assert.deepInclude(status(id), { status: "FAILED", fail_reason: { detail: "the issuer is on holiday" } })
    assert.strictEqual(available(), HUNDRED)
    sandbox.control.clock.advance("1h")
    const postings = sandbox.control.ledger.postings().filter((one) => one.reference === id)
    assert.deepStrictEqual(
      postings.map((one) => one.kind),
      ["ORCHESTRATION_RESERVE", "ORCHESTRATION_UNRESERVE"]
    )
    assert.throws(() => sandbox.control.orchestrations.complete(id))
  })

  it("transfers of the legs follow, where they are shown", () => {
    const { create, sandbox, status } = setUp({ settings: { transfersForProfileLegs: "show" } })
    const { id, ...created } = create("a")
    assert.strictEqual(created.source_transfer.status, "PROCESSING")
    assert.isString(created.source_transfer.transfer_id)
    assert.deepStrictEqual(created.destination_transfer, { status: "PENDING" })
    sandbox.control.orchestrations.complete(id)
    assert.deepInclude(status(id).destination_transfer, { status: "COMPLETED" })
    assert.isString(status(id).destination_transfer.transfer_id)
  })
})
