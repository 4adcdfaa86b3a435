import * as Hosts from "../evidence/Hosts.ts"
import type { PathRef } from "../evidence/Paths.ts"
import type { Mention, Site } from "../model/Subject.ts"
import type { Op } from "../write/Writer.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

const rewrite = (path: PathRef): ReadonlyArray<Op> =>
  path.places.map(({ end, source, start, successor }) => ({ op: "text", source, start, end, text: successor }))

const siteDraft = (site: Site): ReadonlyArray<Rule.Draft> => {
  const { evidence } = site
  const ops = rewrite(site.path)
  const isWritable = site.path.places.length > 0
  if (!isWritable && site.operation !== "cancel") {
    if (site.path.isElsewhere === true) {
      return [
        {
          range: evidence.range,
          message: "This call uses the deprecated path, which is written elsewhere.",
          safety: "manual",
          needs:
            "Migrate this call together with the place that makes the path, and with every other call that uses it."
        }
      ]
    }
    return [
      {
        range: evidence.range,
        message: "This call uses the deprecated path, which is put together here in a way that cannot be edited.",
        safety: "manual",
        needs: "Write the path as one text, then migrate the call."
      }
    ]
  }
  switch (site.operation) {
    case "create":
      if (site.isMock === true && site.body === undefined) {
        return [
          { range: evidence.range, message: "This answers a create at the deprecated path.", ops, safety: "review" }
        ]
      }
      if (site.body === undefined || site.body.kind !== "object") {
        return [
          {
            range: evidence.range,
            message: "This call creates a conversion at the deprecated path, and its body is not in reach.",
            safety: "manual",
            needs:
              "Migrate the body together with the path: the new API takes other fields (source, destination, source_amount)."
          }
        ]
      }
      return [
        {
          range: evidence.range,
          message:
            "This call creates a conversion at the deprecated path; orchestrations are created at orchestration/orchestrations.",
          ops,
          ...strange(site)
        }
      ]
    case "get":
      return [
        {
          range: evidence.range,
          message: "This call reads a conversion at the deprecated path; orchestrations have ids of their own.",
          ops,
          safety: "review",
          needs: "A conversion's id is no orchestration's id: keep a legacy reader for ids stored before the switch."
        }
      ]
    case "list":
      return [
        { range: evidence.range, message: "This call lists conversions at the deprecated path.", ops, safety: "review" }
      ]
    case "cancel":
      return []
    case "unknown":
      return [
        {
          range: evidence.range,
          message: `This call uses the deprecated path with ${site.method === undefined ? "a method that is not in reach" : site.method.text}, so what it becomes cannot be told.`,
          safety: "manual",
          needs: "Find out which operation this is; the method decides what the path becomes."
        }
      ]
  }
}

/** A call of somebody else's API under the same path is none that moves; nobody can tell by the path alone. */
const strange = ({ isMock, path }: Site): Pick<Rule.Draft, "safety" | "needs"> => {
  const [place] = path.places
  if (place === undefined || isMock === true) return { safety: "safe" }
  const host = Hosts.before(place.source.text, place.start)
  if (host !== undefined && !Hosts.isExpected(host)) return { safety: "review", needs: Hosts.goesTo(host) }
  const version = /\bv(?<version>\d+)\/$/u.exec(place.source.text.slice(0, place.start))?.groups?.["version"]
  return version === undefined || version === "2"
    ? { safety: "safe" }
    : { safety: "review", needs: `The vendor's path has v2, this one v${version}: see what answers there.` }
}

const mentionDraft = (mention: Mention): ReadonlyArray<Rule.Draft> => {
  if (mention.beside !== undefined) {
    const words = mention.beside.map((word) => `\`${word}\``).join(", ")
    return [
      {
        range: mention.evidence.range,
        message: "The text names the deprecated path of the call it describes.",
        ops: rewrite(mention.path),
        safety: "safe",
        severity: "info",
        ...(words === ""
          ? {}
          : {
              needs: `Rewrite the text around it, too: ${words} ${mention.beside.length > 1 ? "are" : "is"} the legacy API's.`
            })
      }
    ]
  }
  if (mention.zone === "prose") {
    return [
      {
        range: mention.evidence.range,
        message: "The text names the deprecated path.",
        safety: "manual",
        severity: "info",
        needs: "Rewrite the text when the code it describes has moved."
      }
    ]
  }
  if (mention.isArea === true) {
    return [
      {
        range: mention.evidence.range,
        message: "This is where the deprecated API begins, and what is below it is not in reach.",
        safety: "manual",
        needs:
          "Find the calls that add to this address, and the rules that hold for all below it: orchestrations are below /v2/orchestration."
      }
    ]
  }
  return [
    {
      range: mention.evidence.range,
      message: "The deprecated path stands here, and the calls made with it are not in reach.",
      safety: "manual",
      needs: "Find the calls that use this path; a create, a read, a list and a cancel each become something else."
    }
  ]
}

const blocked = (site: Site): ReadonlyArray<Rule.Draft> =>
  (site.blockers ?? []).map(({ message, needs, range }) => ({ range, message, needs, safety: "manual" }))

/** The path of the legacy API. */
export const endpoint = Rule.make({
  id: "endpoint",
  summary: "The path of the deprecated Stablecoin Conversions API.",
  why: "Conversions are created, read and listed at orchestration/orchestrations now. The path alone is never changed: a create needs a new body, an id read from the legacy API belongs to the legacy API, and cancelling has no successor.",
  example: {
    language: "http",
    before: `POST https://api.paxos.com/v2/conversion/stablecoins
Content-Type: application/json

{
  "ref_id": "usd-pyusd-1",
  "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  "amount": "100",
  "source_asset": "USD",
  "target_asset": "PYUSD"
}
`,
    after: `POST https://api.paxos.com/v2/orchestration/orchestrations
Content-Type: application/json

{
  "ref_id": "usd-pyusd-1",
  "source": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  },
  "source_amount": "100",
  "source_asset": "USD",
  "destination_asset": "PYUSD"
}
`
  },
  severity: "warning",
  safety: "safe",
  rows: ["E1", "E2", "E3", "E5"],
  check: (subject) => {
    // Where the call is made, its path is reported; here its path is not written.
    if (subject.kind === "site" && subject.isElsewhere === true) return blocked(subject)
    if (subject.kind === "site" && subject.api === "legacy") {
      return [...siteDraft(subject), ...blocked(subject)].map((draft) => ({
        ...draft,
        message: Bodies.say(draft.message, subject)
      }))
    }
    return subject.kind === "mention" && subject.path.api === "legacy" ? mentionDraft(subject) : []
  }
})
