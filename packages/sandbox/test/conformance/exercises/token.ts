/** The token endpoint: both encodings, both ways to authenticate, every refusal. */
import type { Recorder } from "../Recorder.ts"

const form = (recorder: Recorder, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  recorder.raw({
    method: "POST",
    path: "/oauth2/token",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString()
  })

const CREDENTIALS = { client_id: "sandbox", client_secret: "sandbox" }
const GRANT = { grant_type: "client_credentials" }

export const exercise = (recorder: Recorder): void => {
  form(recorder, { ...GRANT, ...CREDENTIALS })
  form(recorder, { ...GRANT, ...CREDENTIALS, scope: "funding:read_profile events:read_event" })
  form(recorder, GRANT, { authorization: `Basic ${btoa("sandbox:sandbox")}` })
  form(recorder, GRANT, { authorization: `Basic ${btoa("sandbox:wrong")}` })
  form(recorder, { ...GRANT, ...CREDENTIALS, client_secret: "wrong" })
  form(recorder, { ...GRANT, ...CREDENTIALS, scope: "no:such_scope" })
  form(recorder, { ...CREDENTIALS, grant_type: "password" })
  form(recorder, CREDENTIALS)
  const parts = Object.entries({ ...GRANT, ...CREDENTIALS }).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  )
  recorder.raw({
    method: "POST",
    path: "/oauth2/token",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: `${parts.join("")}--x--\r\n`
  })
}
