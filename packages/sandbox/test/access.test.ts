import { assert, describe, it } from "@effect/vitest"
import { Scope } from "@segue/core"

import * as Client from "./client.ts"

const FORM = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox" }
const READ = "conversion:read_conversion_stablecoin"

describe("token endpoint", () => {
  it("answers as documented, urlencoded and multipart, secret in the body or in the header", () => {
    const sandbox = Client.make()
    const plain = Client.tokenRequest(sandbox, { ...FORM, scope: READ })
    assert.strictEqual(plain.status, 200)
    assert.deepInclude(plain.body, { expires_in: 3599, scope: READ, token_type: "bearer" })
    const part = (name: string, value: string) =>
      `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const parts = Object.entries({ ...FORM, scope: READ }).map(([name, value]) => part(name, value))
    const multipart = Client.send(sandbox, "POST", "/oauth2/token", {
      headers: { "content-type": "multipart/form-data; boundary=xyz" },
      body: `${parts.join("")}--xyz--\r\n`
    })
    assert.deepInclude(multipart.body, { expires_in: 3599, scope: READ })
    const basic = Client.send(sandbox, "POST", "/oauth2/token", {
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${btoa("sandbox:sandbox")}`
      },
      body: "grant_type=client_credentials"
    })
    assert.strictEqual(basic.status, 200)
    assert.strictEqual(basic.body.scope.split(" ").length, new Set(Object.values(Scope.byOperation)).size)
  })

  it("refuses with RFC 6749 bodies", () => {
    const sandbox = Client.make()
    const error = (fields: Record<string, string>) => {
      const { body, status } = Client.tokenRequest(sandbox, fields)
      return [status, body.error]
    }
    assert.deepStrictEqual(error({ ...FORM, client_secret: "no" }), [401, "invalid_client"])
    assert.deepStrictEqual(error({ ...FORM, grant_type: "password" }), [400, "unsupported_grant_type"])
    assert.deepStrictEqual(error({ client_id: "sandbox" }), [400, "invalid_request"])
    assert.deepStrictEqual(error({ ...FORM, scope: `${READ} nothing:real` }), [400, "invalid_scope"])
    const json = Client.send(sandbox, "POST", "/oauth2/token", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(FORM)
    })
    assert.strictEqual(json.body.error, "invalid_request")
    const basic = Client.send(sandbox, "POST", "/oauth2/token", {
      headers: { "content-type": "application/x-www-form-urlencoded", authorization: "Basic !!!" },
      body: "grant_type=client_credentials"
    })
    assert.property(basic.headers, "www-authenticate")
  })

  it("one ungranted scope fails the whole request, or is dropped when the switch says so", () => {
    const sandbox = Client.make({ credentials: [{ clientId: "sandbox", clientSecret: "sandbox", scopes: [READ] }] })
    const scope = `${READ} orchestration:read_orchestration`
    assert.strictEqual(Client.tokenRequest(sandbox, { ...FORM, scope }).body.error, "invalid_scope")
    sandbox.control.settings.set({ ungrantedScope: "drop" })
    assert.strictEqual(Client.tokenRequest(sandbox, { ...FORM, scope }).body.scope, READ)
  })
})

describe("authorization", () => {
  it("401 without a token, with a wrong one, and after an hour", () => {
    const sandbox = Client.make()
    const bare = Client.send(sandbox, "GET", "/v2/profiles")
    assert.deepStrictEqual(bare.body, {
      type: "about:blank",
      title: "Unauthorized",
      status: 401,
      detail: "no authorization header set"
    })
    const wrong = Client.send(sandbox, "GET", "/v2/profiles", { headers: { authorization: "Bearer x" } })
    assert.strictEqual(wrong.status, 401)
    const call = Client.caller(sandbox)
    sandbox.control.clock.advance("3598s")
    assert.strictEqual(call.get("/v2/profiles").status, 200)
    sandbox.control.clock.advance("1s")
    assert.strictEqual(call.get("/v2/profiles").status, 401)
  })

  it("403 with the vendor's words, whole scopes compared", () => {
    const call = Client.caller(Client.make(), READ)
    assert.strictEqual(
      call.post("/v2/conversion/stablecoins", {}).body.detail,
      `insufficient scopes: found '${READ}', required one of '[conversion:write_conversion_stablecoin]'`
    )
    const rules = Client.caller(Client.make(), "orchestration:read_orchestration_rule")
    assert.strictEqual(rules.get("/v2/orchestration/orchestrations").status, 403)
    const writer = Client.caller(Client.make(), "conversion:write_conversion_stablecoin")
    assert.strictEqual(
      writer.get("/v2/conversion/stablecoins").body.detail,
      `insufficient scopes: found "conversion:write_conversion_stablecoin" required one of "[${READ}]"`
    )
    assert.strictEqual(writer.delete("/v2/conversion/stablecoins/x").status, 404)
  })

  it("404 for paths and 405 for methods it does not have", () => {
    const call = Client.caller(Client.make())
    assert.strictEqual(call.get("/v2/nothing").status, 404)
    assert.strictEqual(call.get("/v2/orchestration/orchestrations/").status, 404)
    assert.strictEqual(call.delete("/v2/orchestration/orchestrations/x").status, 405)
    assert.strictEqual(call.get("/v2/conversion/stablecoins/%E0%A4%A").status, 404)
  })
})
