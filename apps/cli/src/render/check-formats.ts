/** The formats of a check, each loaded when it is asked for: SARIF alone brings the texts of all rules along. */
import type { Outcome } from "../check/Check.ts"
import type { Document } from "../check/Document.ts"
import type { FailOn } from "../check/failOn.ts"
import type { Host } from "../Host.ts"
import * as places from "./place.ts"
import * as stepSummary from "./step-summary.ts"

export const formats = ["pretty", "json", "sarif", "github", "gitlab", "junit", "markdown"] as const
export type Format = (typeof formats)[number]

interface Made {
  readonly outcome: Outcome
  readonly document: Document
  readonly failOn: FailOn
  /** Codes of notes that fail the run. */
  readonly failingNotes: ReadonlySet<string>
}

const markdownOf = async (host: Host, document: Document): Promise<string> => {
  const { markdown } = await import("./check-markdown.ts")
  return markdown(document, { place: places.fromRoot(host), page: places.webPage(host) })
}

const gitlabOf = async (host: Host, { document, outcome }: Made): Promise<string> => {
  const [{ gitlab }, Fingerprint] = await Promise.all([
    import("./check-gitlab.ts"),
    import("../baseline/Fingerprint.ts")
  ])
  const fingerprints = outcome.inspections.flatMap(({ report, text }) => Fingerprint.ofFindings(text, report.findings))
  return gitlab(document, { fingerprints, place: places.fromRoot(host) })
}

const textOf = async (host: Host, format: Exclude<Format, "json">, made: Made): Promise<string> => {
  const { document, failOn, failingNotes, outcome } = made
  const place = places.fromRoot(host)
  switch (format) {
    case "sarif":
      return (await import("./check-sarif.ts")).sarif(document)
    case "github":
      return (await import("./check-github.ts")).github(document, place)
    case "gitlab":
      return gitlabOf(host, made)
    case "junit":
      return (await import("./check-junit.ts")).junit(document, {
        failOn,
        failingNotes,
        place,
        skipped: outcome.skipped
      })
    case "markdown":
      return markdownOf(host, document)
    case "pretty":
      return (await import("./check-pretty.ts")).pretty(host.stdout, outcome, document)
  }
}

/** Prints the result of a check. For GitHub the step's page gets it as well. */
export const print = async (host: Host, format: Format, made: Made): Promise<void> => {
  if (format === "json") {
    const { json } = await import("./check-json.ts")
    for (const piece of json(made.document)) host.stdout.write(piece)
  } else host.stdout.write(await textOf(host, format, made))
  if (format === "github" && (host.env["GITHUB_STEP_SUMMARY"] ?? "") !== "")
    stepSummary.append(host, await markdownOf(host, made.document))
}
