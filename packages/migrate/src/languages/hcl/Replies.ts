/** What a module reads of the replies of its `http` data sources: fields, comparisons of a status, `contains`. */
import * as Sites from "../../evidence/Sites.ts"
import type { Mention, Read, Site, StatusTest, Subject } from "../../model/Subject.ts"
import type { Source } from "../../text/Source.ts"

const BLOCK = /^\uFEFF?(\w[\w-]*)(?:[ \t]+"([^"\n]*)")?(?:[ \t]+"([^"\n]*)")?[ \t]*\{/gmu
const BODY = String.raw`data\.http\.NAME(?:\[[^\]\n]*\])?\.(?:response_)?body`
const ANY_BODY = /\b(?:data\.http\.[\w-]+(?:\[[^\]\n]*\])?|self)\.(?:response_)?body\b/gu
const FIELDS =
  /^(?:\.(?:amount|target_asset|recipient_profile_id|settled_at|cancelled_at|updated_at|status|items|meta|existing|\d+)|\[[^\]\n]*\])+/u
const WORD = /"(CREATED|SETTLED|CANCELL?ED|COMPLETED|PROCESSING|FAILED|REJECTED|PENDING)"/gu
const caution = "An expression in this file reads the reply; see that it reads the new fields and statuses."

/** Subjects, with what the file reads of the replies of its calls. */
export const follow = (found: ReadonlyArray<Subject>, source: Source): ReadonlyArray<Subject> => {
  const subjects = found.map((one) => (one.kind === "mention" ? asked(one, source) : one))
  const bodies = [...source.text.matchAll(ANY_BODY)].length
  if (bodies === 0) return subjects
  let followed = 0
  const made = subjects.map((subject): Subject => {
    const block = subject.kind === "site" ? blockOf(subject, source) : undefined
    if (subject.kind !== "site" || block === undefined) return subject
    const places = usesOf(block, source)
    followed += places.bodies
    return {
      ...subject,
      reads: [...subject.reads, ...places.replies.flatMap((reply) => readAt(reply.end, source))],
      statusTests: [...subject.statusTests, ...places.replies.flatMap((reply) => testsAt(reply, source))]
    }
  })
  return followed === bodies ? made : made.map((one) => (one.kind === "site" ? { ...one, caution } : one))
}

interface Block {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The URL of a data source that names no method: it is asked with GET. */
const asked = (mention: Mention, source: Source): Subject => {
  const block = mention.zone === "code" ? blockOf(mention, source) : undefined
  if (block === undefined) return mention
  const { text } = source
  const at = mention.evidence.range.start - source.range(0, 0).start
  const line = text.slice(text.lastIndexOf("\n", at) + 1, at)
  const inside = text.slice(block.start, block.end)
  if (!/^\s*url\s*=/u.test(line) || /^\s*(?:method|request_body)\s*=/mu.test(inside)) return mention
  return Sites.make({ method: { text: "GET" }, path: mention.path, query: mention.query })
}

/** The data source that a call stands in. */
const blockOf = (site: Site | Mention, { range, text }: Source): Block | undefined => {
  const at = site.evidence.range.start - range(0, 0).start
  const blocks = [...text.matchAll(BLOCK)]
  const index = blocks.findLastIndex((match) => match.index < at)
  const [, kind, type, name] = blocks[index] ?? []
  if (kind !== "data" || type !== "http" || name === undefined) return undefined
  return { name, start: blocks[index]!.index, end: blocks[index + 1]?.index ?? text.length }
}

/** Where a decoded reply stands. */
interface Reply {
  readonly start: number
  readonly end: number
}

interface Uses {
  readonly replies: ReadonlyArray<Reply>
  /** How many mentions of the body these are. */
  readonly bodies: number
}

const usesOf = (block: Block, { text }: Source): Uses => {
  // A broken text may have anything for a name.
  const name = block.name.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`)
  const body = BODY.replace("NAME", () => name)
  const direct = [
    ...text.matchAll(new RegExp(String.raw`\bjsondecode\(\s*(?:${body}|(self)\.(?:response_)?body)\s*\)`, "gu"))
  ].filter((match) => match[1] === undefined || (match.index > block.start && match.index < block.end))
  const replies = direct.flatMap((match): ReadonlyArray<Reply> => {
    const end = match.index + match[0].length
    const local = /(?:^|\n)[ \t]*([\w-]+)[ \t]*=[ \t]*$/u.exec(text.slice(0, match.index))?.[1]
    // A local value that holds the reply is read by its name.
    if (local === undefined || /^[.[]/u.test(text.slice(end, end + 1))) return [{ start: match.index, end }]
    return [...text.matchAll(new RegExp(String.raw`\blocal\.${local}(?![\w-])`, "gu"))].map((use) => ({
      start: use.index,
      end: use.index + use[0].length
    }))
  })
  return { replies, bodies: direct.length }
}

const readAt = (end: number, source: Source): ReadonlyArray<Read> => {
  const path = FIELDS.exec(source.text.slice(end, end + 200))?.[0] ?? ""
  const field = path.replaceAll(/\[[^\]\n]*\]|\.\d+/gu, "").replace(/^\.(?:items\.)?/u, "")
  const last = /[\w]+$/u.exec(path)?.[0]
  if (last === undefined || last === "status" || field === "") return []
  const stop = end + path.length
  const start = stop - last.length
  return [
    {
      field,
      range: source.range(start, stop),
      how: "member",
      rename: (to) => [
        {
          op: "text",
          source,
          start,
          end: stop,
          text: to.startsWith(field.slice(0, -last.length)) ? to.slice(field.length - last.length) : to
        }
      ]
    }
  ]
}

const LIST_BEFORE = /\bcontains\(\s*\[([^\]]*)\]\s*,\s*$/u
const WORD_BEFORE = /"\w+"\s*[!=]=\s*$/u
const WORD_BEHIND = /^\s*[!=]=\s*"\w+"/u
const BEFORE_MAX = 400

/** Words that the status of a reply is compared with, or looked for in. */
const testsAt = ({ end, start }: Reply, source: Source): ReadonlyArray<StatusTest> => {
  const { text } = source
  const status = /^(?:\.items)?(?:\[[^\]\n]*\])*\.status\b/u.exec(text.slice(end, end + 200))?.[0]
  if (status === undefined) return []
  const stop = end + status.length
  const before = text.slice(Math.max(0, start - BEFORE_MAX), start)
  const isList = LIST_BEFORE.test(before)
  const earlier = LIST_BEFORE.exec(before)?.[0] ?? WORD_BEFORE.exec(before)?.[0] ?? ""
  const later = WORD_BEHIND.exec(text.slice(stop, stop + 100))?.[0] ?? ""
  const found = [
    ...[...earlier.matchAll(WORD)].map((match) => ({ match, from: start - earlier.length })),
    ...[...later.matchAll(WORD)].map((match) => ({ match, from: stop }))
  ]
  const together = found.map(({ match }) => match[1]!)
  return found.map(({ from, match }) => {
    const first = from + match.index + 1
    const last = first + match[1]!.length
    return {
      status: match[1]!,
      range: source.range(first, last),
      how: isList ? "list" : "compare",
      together,
      isTerminal: false,
      isNegated: `${earlier}${later}`.includes("!="),
      replace: (to) => [{ op: "text", source, start: first, end: last, text: to }]
    }
  })
}
