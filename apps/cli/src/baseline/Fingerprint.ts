/** What a finding is known by when lines around it move: its rule and what stands there, not where it stands. */
import { createHash } from "node:crypto"

import type { Finding } from "@segue/migrate/Finding"
import * as Lines from "@segue/migrate/text/Lines"

/** So much of a line counts on each side of the finding: enough to tell, and little enough for minified text. */
const AROUND_MAX = 60
/** So much of what the finding marks counts. */
const MARKED_MAX = 200

const HEX_LENGTH = 16

/** Indentation and line endings are not what a finding is about. */
const squeezed = (text: string): string => text.replaceAll(/\s+/gu, " ").trim()

const one = (text: string, { range, rule }: Pick<Finding, "range" | "rule">): string => {
  const lineStart = Math.max(text.lastIndexOf("\n", range.start - 1), text.lastIndexOf("\r", range.start - 1)) + 1
  const before = squeezed(text.slice(lineStart, range.start)).slice(-AROUND_MAX)
  const marked = squeezed(text.slice(range.start, Math.min(range.end, range.start + MARKED_MAX)))
  const after = squeezed(text.slice(range.end, Lines.lineEnd(text, range.end))).slice(0, AROUND_MAX)
  return createHash("sha256").update([rule, before, marked, after].join("\0")).digest("hex").slice(0, HEX_LENGTH)
}

/** Fingerprints of a file's findings, in their order; equal ones stand for findings that read alike. Nothing of the text can be read from them. */
export const ofFindings = (
  text: string,
  findings: ReadonlyArray<Pick<Finding, "range" | "rule">>
): ReadonlyArray<string> => findings.map((finding) => one(text, finding))
