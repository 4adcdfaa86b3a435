import * as DocsPages from "../evidence/DocsPages.ts"
import * as Rule from "./Rule.ts"

/** Links. */
export const docsLink = Rule.make({
  id: "docs-link",
  summary: "Links to the vendor's pages about the deprecated API.",
  why: "Several of these pages are gone, and the rest describe calls that nobody should write any more.",
  example: {
    language: "markdown",
    before: "See https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion.\n",
    after: "See https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration.\n"
  },
  severity: "info",
  safety: "review",
  rows: ["E1"],
  check: (subject) => {
    if (subject.kind !== "docs-link") return []
    const successor = DocsPages.successor(subject.url)
    return [
      {
        range: subject.evidence.range,
        message:
          successor === undefined
            ? "This page describes the deprecated API, and no page of the new one replaces it."
            : "This page describes the deprecated API.",
        ...(successor === undefined
          ? { needs: "Take the link out, or point it at the vendor's migration guide." }
          : {
              ops: [{ op: "text", source: subject.source, start: subject.start, end: subject.end, text: successor }],
              needs: "See that the text around the link still says what the new page says."
            }),
        safety: successor === undefined ? "manual" : "review"
      }
    ]
  }
})
