/** Recorded exchanges are played to code that makes the call: they move with it. */
import { assert, describe, it } from "@effect/vitest"
import { Config, Engine } from "@segue/migrate"

const cassette = `interactions:
- request:
    body: '{"ref_id": "t-1", "profile_id": "p-1", "amount": "10.00", "source_asset": "USD", "target_asset": "PYUSD"}'
    method: POST
    uri: https://api.sandbox.paxos.com/v2/conversion/stablecoins
  response:
    body:
      string: '{"id":"c-1","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD","status":"CREATED"}'
    status:
      code: 200
version: 1
`

const collection = JSON.stringify({
  info: { name: "Paxos", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  item: [
    {
      name: "create",
      request: {
        method: "POST",
        url: "https://api.paxos.com/v2/conversion/stablecoins",
        body: {
          mode: "raw",
          raw: '{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
        }
      },
      response: []
    }
  ]
})

const safeties = (path: string, text: string, legacyRemains: boolean): ReadonlyArray<string> =>
  Engine.check({ path, text }, Config.defaults, { legacyRemains }).units.map(({ safety }) => safety)

describe("recorded exchanges", () => {
  it("move where no call stays on the legacy API, and wait for a look where one does", () => {
    assert.deepStrictEqual(safeties("convert.yaml", cassette, false), ["safe"])
    assert.deepStrictEqual(safeties("convert.yaml", cassette, true), ["review"])
  })

  it("are judged again when calls elsewhere are known", () => {
    const checked = Engine.inspect({ path: "convert.yaml", text: cassette }, Config.defaults, Engine.noFacts)
    assert.isTrue(Engine.dependsOnProject(checked))
  })

  it("are not what a collection sends by itself", () => {
    assert.deepStrictEqual(safeties("paxos.postman_collection.json", collection, true), ["safe"])
  })
})
