/** The settings, by the names they have in the environment. */
import * as Issue from "@segue/core/Issue"
import * as Schema from "effect/Schema"

const number = (minimum: number, maximum: number) => {
  const expected = `a whole number from ${minimum} to ${maximum}`
  return Schema.String.check(
    Schema.makeFilter((text: string) => /^\d{1,15}$/u.test(text) && +text >= minimum && +text <= maximum, { expected })
  )
}

/** No request is sent to an address with a password in it, and addresses are shown. */
const isHttp = (text: string) => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/u.test(url.protocol) && url.username === "" && url.password === ""
}
const address = Schema.String.check(
  Schema.makeFilter(isHttp, { expected: "an http or https address, with no user or password in it" })
)
const isPostgres = (text: string) => URL.canParse(text) && /^postgres(?:ql)?:$/u.test(new URL(text).protocol)
const databaseUrl = Schema.String.check(Schema.makeFilter(isPostgres, { expected: "a postgres:// address" }))
const headerName = Schema.String.check(
  Schema.isPattern(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u, { expected: "the name of a header" })
)
const share = Schema.String.check(
  Schema.makeFilter((text: string) => /^(?:0?\.\d{1,6}|1(?:\.0+)?)$/u.test(text) && Number(text) > 0, {
    expected: "a share above 0, at most 1, such as 0.5"
  })
)

/** What each may be. */
export const settings = {
  SEGUE_PORT: number(0, 65_535),
  SEGUE_HOST: Schema.String,
  SEGUE_DATABASE_URL: databaseUrl,
  SEGUE_DATABASE_KIND: Schema.Literals(["server", "embedded", "development"]),
  SEGUE_DATA_DIR: Schema.String,
  SEGUE_LOG: Schema.Literals(["pretty", "json"]),
  SEGUE_WEBHOOK_HEADER: headerName,
  SEGUE_WEBHOOK_SECRET: Schema.String,
  SEGUE_WEBHOOK_SECRET_PREVIOUS: Schema.String,
  SEGUE_WEBHOOK_CLIENT_ID: Schema.String,
  SEGUE_WEBHOOK_CLIENT_SECRET: Schema.String,
  SEGUE_WEBHOOK_CLIENT_SECRET_PREVIOUS: Schema.String,
  SEGUE_VENDOR_SHARE: share,
  SEGUE_VENDOR_RATE: number(1, 100_000),
  SEGUE_FEED_DAYS: number(1, 36_500),
  SEGUE_SHUTDOWN_MS: number(0, 600_000),
  PAXOS_BASE_URL: address,
  PAXOS_TOKEN_URL: address,
  PAXOS_CLIENT_ID: Schema.String,
  PAXOS_CLIENT_SECRET: Schema.String,
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  NODE_ENV: Schema.String
} as const

const Environment = Schema.Struct(
  Object.fromEntries(Object.entries(settings).map(([name, schema]) => [name, Schema.optionalKey(schema)])) as {
    readonly [Name in keyof typeof settings]: Schema.optionalKey<(typeof settings)[Name]>
  }
)
/** What is set, as text; an empty value is as good as none. */
export type Environment = typeof Environment.Type

/** Reads them, each by itself. */
export const decode = Issue.decoder(Environment)
