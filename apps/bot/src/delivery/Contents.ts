/** The view of whatever a row has to say. */
import { toMillisFloor } from "@segue/core/Timestamp"

import type { Content, Digest, Found, Lines, Listed, Notice } from "../outbox/Content.ts"
import { makeRemark } from "../view/Remarks.ts"
import * as View from "../view/View.ts"

/** Lines of a field, and characters of a line: within every platform's limits. */
const FIELD_LINES = 8
const LINE_MAX = 110

// Control characters would let a text of somebody else's write lines of ours.
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")

const lineOf = ({ amount, assets, id, label, ref_id }: Listed): string => {
  const text = plain(`${label} ${id}: ${amount} ${assets}${ref_id === undefined ? "" : `, ${ref_id}`}`)
  return text.length > LINE_MAX ? `${text.slice(0, LINE_MAX - 1).replace(/[\uD800-\uDBFF]$/u, "")}…` : text
}

const listOf = (name: string, listed: ReadonlyArray<Listed>): View.View["fields"] =>
  Array.from({ length: Math.ceil(listed.length / FIELD_LINES) }, (_, index) => ({
    name: index === 0 ? name : "…",
    value: listed
      .slice(index * FIELD_LINES, (index + 1) * FIELD_LINES)
      .map(lineOf)
      .join("\n")
  }))

const footer = (at: string, { environment, timeZone }: View.Surroundings): string =>
  `${environment}, as of ${View.timeText(at, timeZone)}`

const CHECK = "Check balances before sending any of them again."

/** Statuses and what they come to, the most frequent first. */
const summed = (counts: Digest["counts"], nameOf: (one: Digest["counts"][number]) => string) => {
  const sums = new Map<string, number>()
  for (const one of counts) sums.set(nameOf(one), (sums.get(nameOf(one)) ?? 0) + one.count)
  return [...sums].toSorted((a, b) => b[1] - a[1]).map(([name, count]) => ({ name, count }))
}

/** As many kinds of a thing as are told by name. */
const NAMED_MAX = 8

const spread = (counts: Digest["counts"], nameOf: (one: Digest["counts"][number]) => string): string => {
  const all = summed(counts, nameOf)
  const rest = all.slice(NAMED_MAX).reduce((sum, { count }) => sum + count, 0)
  return [
    ...all.slice(0, NAMED_MAX).map(({ count, name }) => `${count} ${plain(name)}`),
    ...(rest === 0 ? [] : [`${rest} others`])
  ].join(", ")
}

const digestOf = (digest: Digest, sequence: number, surroundings: View.Surroundings): View.View => {
  const { counts, from, listed, listedBelow, to } = digest
  const field = (name: string, value: string): View.View["fields"] => (value === "" ? [] : [{ name, value }])
  const isBad = listed.length > 0
  const below = listedBelow === 0 ? "" : ` (the first ${listed.length} of ${listed.length + listedBelow})`
  return {
    kind: "digest",
    id: digest.id,
    sequence,
    status: "DIGEST",
    tone: isBad ? "bad" : "running",
    isFinal: false,
    title: `MANY AT ONCE: ${spread(counts, ({ status }) => status)}`,
    fields: [
      ...field(
        "Assets",
        spread(counts, ({ assets }) => assets)
      ),
      ...field(
        "Routes",
        spread(counts, ({ route }) => route)
      ),
      ...field(
        "Between",
        `${View.timeText(from, surroundings.timeZone)} and ${View.timeText(to, surroundings.timeZone)}`
      ),
      ...listOf(`To look at${below}`, listed)
    ],
    advice: isBad ? CHECK : undefined,
    link: undefined,
    footer: footer(to, surroundings)
  }
}

const linesOf = ({ id, listed, to }: Lines, sequence: number, surroundings: View.Surroundings): View.View => ({
  kind: "digest",
  id,
  sequence,
  status: "DIGEST",
  tone: "bad",
  isFinal: false,
  title: `MANY AT ONCE, ${listed.length} more to look at`,
  fields: listOf("To look at", listed),
  advice: CHECK,
  link: undefined,
  footer: footer(to, surroundings)
})

const noticeOf = (notice: Notice, sequence: number, surroundings: View.Surroundings): View.View => {
  const { asOf, message, since, until } = notice
  const time = (at: string) => View.timeText(at, surroundings.timeZone)
  return {
    kind: "notice",
    id: notice.id,
    sequence,
    status: until === undefined ? "SOURCE AWAY" : "SOURCE BACK",
    tone: until === undefined ? "bad" : "done",
    isFinal: until !== undefined,
    title: until === undefined ? "NO NEWS: the source does not answer" : "The source answers again",
    fields: [
      { name: "Since", value: time(since) },
      ...(until === undefined ? [] : [{ name: "Until", value: time(until) }]),
      { name: "Reason", value: plain(message).slice(0, 300) },
      ...(until === undefined && asOf !== undefined ? [{ name: "Data as of", value: time(asOf) }] : [])
    ],
    advice:
      until === undefined
        ? "What stands here may have changed meanwhile. Nothing is called stuck until the source answers."
        : "What changed meanwhile is told as it is found.",
    link: undefined,
    footer: footer(until ?? asOf ?? since, surroundings)
  }
}

const foundOf = (
  { advice, at, fields, id, mention, title, until }: Found,
  sequence: number,
  surroundings: View.Surroundings
): View.View => ({
  kind: "notice",
  id,
  sequence,
  status: until === undefined ? "FOUND" : "OVER",
  tone: until === undefined ? "bad" : "done",
  isFinal: until !== undefined,
  title: until === undefined ? title : `OVER: ${title}`,
  fields:
    until === undefined
      ? fields
      : [...fields, { name: "Over since", value: View.timeText(until, surroundings.timeZone) }],
  advice: until === undefined ? advice : undefined,
  link: undefined,
  footer: footer(until ?? at, surroundings),
  ...(mention === undefined || until !== undefined ? {} : { mention })
})

/** The view; `nowMs` since 1970. A reply with a negative number calls a state stuck (`Outbox.callStuck`). */
export const viewOf = (
  content: Content,
  sequence: number,
  surroundings: View.Surroundings,
  nowMs: number
): View.View => {
  switch (content.type) {
    case "digest":
      return digestOf(content, sequence, surroundings)
    case "lines":
      return linesOf(content, sequence, surroundings)
    case "notice":
      return noticeOf(content, sequence, surroundings)
    case "found":
      return foundOf(content, sequence, surroundings)
    case "remark":
      return makeRemark(content, sequence, surroundings, nowMs)
    case undefined:
      return sequence < 0 ? View.makeStuck(content, surroundings, nowMs) : View.make(content, surroundings)
  }
}

/** From the vendor's word of a change to now, in milliseconds; undefined where no one vendor's time belongs to it. */
export const lagMs = (content: Content, nowMs: number): number | undefined => {
  if (content.type !== undefined) return undefined
  const { orchestration } = content
  const told = orchestration.updated_at ?? orchestration.created_at
  return Math.max(0, nowMs - toMillisFloor(told))
}
