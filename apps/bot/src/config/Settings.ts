/** `segue-bot.config.jsonc`: what it may hold. Secrets are never in it: it names the variables that hold them. */
import { Decimal } from "@segue/core/Decimal"
import * as Timestamp from "@segue/core/Timestamp"
import * as Schema from "effect/Schema"

import { all as kinds } from "../knowledge/Finding.ts"
import { Templates } from "../templates/Template.ts"
import { forEditors } from "./editing.ts"
import { BankHours, TimeZone, Window } from "./Hours.ts"
import { Address, described, isHttp, told, Variable } from "./shapes.ts"
import { Target } from "./targets.ts"

/** The name under which the file is looked for. */
export const fileName = "segue-bot.config.jsonc"

const Name = Schema.String.check(
  Schema.isPattern(/^[A-Za-z][\w-]{0,62}$/u, { expected: "a letter, then letters, digits, - and _, at most 63" })
)
const Texts = Schema.Array(Schema.String).check(Schema.isMinLength(1, { expected: "at least one value" }))

const Match = Schema.Struct({
  profiles: described(Texts, "Ids of profiles, on either side."),
  assets: described(Texts, "Assets, on either side."),
  amount: described(
    Schema.Struct({ from: Schema.optionalKey(Decimal), below: Schema.optionalKey(Decimal) }),
    "The source amount, as decimal strings: from (included), below (excluded)."
  ),
  networks: described(Texts, "Networks, on either side."),
  statuses: described(Texts, "Statuses. An orchestration that was told once is kept up to date whatever they say."),
  rules: described(Texts, "Ids of orchestration rules."),
  metadata: described(Schema.Record(Schema.String, Schema.String), "Keys and values, all of which must be there.")
})
export type Match = typeof Match.Type

/** Minutes as a whole number, at most a year. */
const Minutes = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 525_600 }))

const QuietHours = Schema.Array(Window).annotate({
  description:
    "When only what cannot wait is told: FAILED, REJECTED, stuck and contradictions. The rest is told afterwards."
})

const Mention = Schema.String.check(
  Schema.isPattern(/^[^\p{Cc}\u2028\u2029]{1,200}$/u, { expected: "one line, as the platform writes a mention" })
)

/** What is done when nobody has acknowledged what went wrong. */
export const Step = Schema.Struct({
  afterMinutes: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 525_600 })).annotate({
    description: "Since it was told. 0: with it."
  }),
  mention: described(
    Schema.Record(Schema.String, Mention),
    "Whom to mention, by target, as its platform writes mentions: <@U0123ABCD> or <!here> in Slack."
  ),
  targets: described(Texts, "Targets that are told of it from then on.")
}).check(
  Schema.makeFilter(({ mention, targets }) => mention !== undefined || targets !== undefined, {
    expected: "mention or targets, or both"
  })
)
export type Step = typeof Step.Type

/** Which orchestrations go where. */
export const Route = Schema.Struct({
  name: Name,
  match: described(Match, "All of it must hold; without it everything matches."),
  targets: Schema.Array(Schema.String).check(Schema.isMinLength(1, { expected: "at least one target" })),
  stuckAfterMinutes: described(
    Schema.Struct({ PENDING: Schema.optionalKey(Minutes), PROCESSING: Schema.optionalKey(Minutes) }),
    "The age, since it was created, from which an orchestration that is still in this status is called stuck, once."
  ),
  escalation: described(
    Schema.Array(Step),
    "What follows, in order of time, when FAILED, REJECTED, stuck or a contradiction is acknowledged by nobody."
  ),
  quietHours: Schema.optionalKey(QuietHours),
  continue: described(Schema.Boolean, "Whether the routes after this one are looked at too. Default false.")
})
export type Route = typeof Route.Type

const Source = Schema.Union([
  Schema.Struct({ type: Schema.Literal("paxos") }).annotate({ description: "The vendor's API, or a sandbox." }),
  Schema.Struct({
    type: Schema.Literal("backend"),
    url: told(Address, "The gateway's address, such as http://127.0.0.1:4400."),
    keyVariable: described(Variable, "The variable with its API key. Default SEGUE_API_KEY.")
  })
])

const isHttps = (text: string) => isHttp(text) && new URL(text).protocol === "https:"

const Talk = Schema.Struct({
  slack: described(
    Schema.Struct({
      signingSecretVariable: described(
        Variable,
        "The variable with the signing secret of your Slack app. Default SLACK_SIGNING_SECRET."
      )
    }),
    "Slash commands and mentions of a Slack app, at /talk/slack."
  ),
  discord: described(
    Schema.Struct({
      publicKeyVariable: described(
        Variable,
        "The variable with the public key of your Discord application. Default DISCORD_PUBLIC_KEY."
      )
    }),
    "The command /segue of a Discord application, whose interactions come to /talk/discord."
  ),
  telegram: described(
    Schema.Struct({
      url: told(
        Schema.String.check(Schema.makeFilter(isHttps, { expected: "an https address" })),
        "Where Telegram reaches /talk/telegram; the bot tells it so."
      ),
      secretVariable: described(
        Variable,
        "The variable with a secret of yours that Telegram sends along. Default TELEGRAM_WEBHOOK_SECRET."
      )
    }),
    "Commands to a Telegram bot, at /talk/telegram."
  ),
  host: described(Schema.String, "Where it listens. Default 127.0.0.1: put a proxy with TLS in front of it."),
  port: described(
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 65_535 }, { expected: "a port" })),
    "Default 4411."
  )
}).check(
  Schema.makeFilter(
    ({ discord, slack, telegram }) => slack !== undefined || discord !== undefined || telegram !== undefined,
    { expected: "slack, discord or telegram" }
  )
)

const Kind = Schema.Literals(kinds)

const Findings = Schema.Struct({
  targets: Texts.annotate({ description: "Targets that are told, whatever the routes say." }),
  kinds: described(
    Schema.Array(Kind),
    "What of. Default: all that the source knows, but rules, and at the vendor legacy conversions, for which the credential must be allowed to read them."
  ),
  instead: described(
    Schema.Record(Kind, Schema.optionalKey(Texts)),
    "Kinds that other targets are told of, in place of those above."
  )
})

const isPageOfId = (text: string) => isHttp(text) && text.includes("{id}")

/** The file. */
export const Settings = Schema.Struct({
  $schema: Schema.optionalKey(Schema.String),
  environment: described(Schema.String, "What every message calls the environment. Default: the source's host."),
  source: described(Source, "Where orchestrations are read. Default: the vendor, by PAXOS_BASE_URL."),
  from: described(
    Schema.Union([Schema.Literals(["now", "open"]), Timestamp.Timestamp]),
    "What the first start tells: what happens from now on, also what is open already, or what happened since a time. Default now."
  ),
  timeZone: described(TimeZone, "For times in messages. Default UTC."),
  bankHours: described(
    BankHours,
    "When banks work: an orchestration with a bank account on either side grows older only then. Default: always."
  ),
  quietHours: described(QuietHours, "For routes that have none of their own; [] in a route is none."),
  statusPage: described(
    Schema.String.check(Schema.makeFilter(isPageOfId, { expected: "an http or https address with {id} in it" })),
    "Your page about an orchestration. Default: no link."
  ),
  metadataKeys: described(Schema.Array(Schema.String), "Keys of metadata that messages may show. Default none."),
  templates: Schema.optionalKey(Templates),
  targets: described(Schema.Record(Name, Target), "Where messages go, by name. Default: console."),
  routes: described(Schema.Array(Route), "Looked at in order. Default: everything to every target."),
  findings: described(
    Findings,
    "What else the source knows: creates in doubt or refused, differences, left-overs of the legacy API, silent webhooks, rules. Default: not told."
  ),
  talk: described(Talk, "Being asked in chat. Default: only at the command line, by segue-bot ask."),
  digest: described(
    Schema.Struct({
      above: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 10_000 })).annotate({
        description: "More changes than this that wait at a target are told in one message, edited as more come."
      })
    }),
    "When a target with limits gets many changes at once. Default: above what it takes in a minute."
  ),
  awayAfterMinutes: described(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_440 })),
    "How long the source may not answer before every target is told, once. Default 2."
  ),
  keepDays: described(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 3_650 })),
    "How long the bot remembers what is final, in days since it was told. What is open, waits or was given up stays. Default 90."
  ),
  health: described(
    Schema.Union([
      Schema.Literal(false),
      Schema.Struct({
        host: Schema.optionalKey(Schema.String),
        port: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 65_535 })))
      })
    ]),
    "Where /healthz, /readyz and /metrics are: 127.0.0.1 and port 4410 by default, false for nowhere."
  )
})
export type Settings = typeof Settings.Type

const SCHEMA_URI = "http://json-schema.org/draft-07/schema#"

/** The JSON schema for editors. */
export const jsonSchema = (): Record<string, unknown> => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(Settings, { onExcessProperty: "error" })
  return {
    $schema: SCHEMA_URI,
    ...(forEditors(schema) as Record<string, unknown>),
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
    // Comments and trailing commas are part of the format; editors that know the keyword allow them.
    allowTrailingCommas: true
  }
}
