import { assert, describe, it } from "@effect/vitest"

import * as Secrets from "../src/Secrets.ts"
import * as Client from "./client.ts"

const SECRET = "s3cr3t-Value"
const FORM = { "content-type": "application/x-www-form-urlencoded" }

describe("the request log", () => {
  it("shows no secret, wherever and however it was sent", () => {
    const sandbox = Client.make()
    const form = `grant_type=client_credentials&client_id=me&client_secret=${SECRET}`
    for (const path of ["/token", "/oauth2/token/", "/v2/oauth2/token", "/oauth2/token"]) {
      for (const method of ["POST", "PUT"]) Client.send(sandbox, method, path, { headers: FORM, body: form })
    }
    Client.send(sandbox, "POST", "/token", { body: `grant_type=x&client%5Fsecret=${SECRET}` })
    Client.send(sandbox, "POST", "/token", { body: JSON.stringify({ a: [{ clientSecret: SECRET }] }) })
    Client.send(sandbox, "POST", "/token", { body: `{"client_secret": "${SECRET}"` })
    Client.send(sandbox, "POST", "/token", { body: `{"client_\\u0073ecret": "${SECRET}"}` })
    Client.send(sandbox, "POST", "/token", { body: JSON.stringify(`client_secret=${SECRET}`) })
    Client.send(sandbox, "POST", "/token", { body: `payload=${encodeURIComponent(`client_secret=${SECRET}`)}` })
    for (const name of ["client_secret", "access_token", "client%5Fsecret", "token"]) {
      Client.send(sandbox, "GET", `/v2/profiles?limit=1&${name}=${SECRET}`)
      Client.send(sandbox, "GET", `/v2/profiles;${name}=${SECRET}`)
    }
    for (const name of ["authorization", "x-api-key", "cookie", "proxy-authorization"]) {
      Client.send(sandbox, "GET", "/v2/profiles", { headers: { [name]: SECRET } })
    }
    assert.notInclude(JSON.stringify(sandbox.control.requests.list()), SECRET)
    assert.notInclude(JSON.stringify(sandbox.control.requests.har()), SECRET)
  })

  it("shows no token that was issued", () => {
    const sandbox = Client.make()
    const { body } = Client.tokenRequest(sandbox, {
      grant_type: "client_credentials",
      client_id: "sandbox",
      client_secret: "sandbox"
    })
    assert.notInclude(JSON.stringify(sandbox.control.requests.list()), body.access_token)
  })
})

describe("what is no secret", () => {
  it("stays as it was sent", () => {
    for (const text of [
      '{ "ref_id": "a",  "metadata": {} }',
      "plain",
      '{"next_page_cursor":"abc","token_type":"bearer"}'
    ]) {
      assert.strictEqual(Secrets.body(text), text)
    }
    assert.strictEqual(Secrets.form("limit=1&page_cursor=x%2By"), "limit=1&page_cursor=x%2By")
    assert.strictEqual(
      Secrets.form("client_id=a&client_secret=b&scope=c"),
      "client_id=a&client_secret=%3Chidden%3E&scope=c"
    )
  })
})
