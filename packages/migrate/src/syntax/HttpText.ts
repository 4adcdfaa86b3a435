/** Cuts a file of HTTP requests into exchanges; nothing in it is an error, what is not understood is `others`. */
import * as Source from "../text/Source.ts"

/** A request with what follows it, up to the next `###`. */
export interface Exchange {
  readonly method: Source.Source | undefined
  readonly url: Source.Source | undefined
  /** Query parameters that stand on lines of their own, without `?` and `&`. */
  readonly queryLines: ReadonlyArray<Source.Source>
  readonly body: Source.Source | undefined
  /** `< ./file`: the body is in a file. */
  readonly bodyFile: Source.Source | undefined
  /** Bodies of saved replies. */
  readonly replies: ReadonlyArray<Source.Source>
  /** Headers, variables. */
  readonly others: ReadonlyArray<Source.Source>
  /** Code that runs before the request or reads its reply. */
  readonly scripts: ReadonlyArray<Source.Source>
  readonly comments: ReadonlyArray<Source.Source>
}

interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

const linesOf = (text: string): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  let start = text.startsWith("\uFEFF") ? 1 : 0
  while (start <= text.length) {
    const found = text.indexOf("\n", start)
    const next = found < 0 ? text.length : found
    const end = next > start && text[next - 1] === "\r" ? next - 1 : next
    lines.push({ start, end, text: text.slice(start, end) })
    if (found < 0) break
    start = next + 1
  }
  return lines
}

const REQUEST = /^\s*(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/u
const REPLY = /^\s*HTTP(?:\/[\d.]+)?\s+\d{3}\b/u
const isUrl = (text: string): boolean => /^(?:https?:\/\/|\{\{|\/)/u.test(text)

/** Every exchange of a text. */
export const parse = (source: Source.Source): ReadonlyArray<Exchange> => {
  const blocks: Array<Array<Line>> = [[]]
  for (const line of linesOf(source.text)) {
    if (line.text.startsWith("###")) blocks.push([line])
    else blocks.at(-1)!.push(line)
  }
  return blocks.filter((block) => block.some((line) => line.text.trim() !== "")).map((block) => exchange(source, block))
}

interface Draft {
  method: Source.Source | undefined
  url: Source.Source | undefined
  bodyFile: Source.Source | undefined
  body: Source.Source | undefined
  readonly queryLines: Array<Source.Source>
  readonly replies: Array<Source.Source>
  readonly others: Array<Source.Source>
  readonly scripts: Array<Source.Source>
  readonly comments: Array<Source.Source>
}

const isComment = (text: string): boolean => /^\s*(?:#|\/\/)/u.test(text)

const exchange = (source: Source.Source, lines: ReadonlyArray<Line>): Exchange => {
  const draft: Draft = {
    method: undefined,
    url: undefined,
    bodyFile: undefined,
    body: undefined,
    queryLines: [],
    replies: [],
    others: [],
    scripts: [],
    comments: []
  }
  let at = 0
  const slice = (line: Line): Source.Source => Source.slice(source, line.start, line.end)
  for (; at < lines.length && draft.url === undefined; at++) {
    const line = lines[at]!
    if (line.text.trim() === "") continue
    if (SCRIPT.test(line.text)) {
      const last = scriptEnd(lines, at)
      draft.scripts.push(Source.slice(source, line.start, lines[last]!.end))
      at = last
    } else if (isComment(line.text)) draft.comments.push(slice(line))
    else if (REPLY.test(line.text)) break
    else requestLine(source, line, draft)
  }
  for (; at < lines.length && lines[at]!.text.trim() !== "" && !REPLY.test(lines[at]!.text); at++) {
    const line = lines[at]!
    if (isComment(line.text)) draft.comments.push(slice(line))
    else {
      const query = /^\s+[?&]/u.exec(line.text)
      if (query === null) draft.others.push(slice(line))
      else draft.queryLines.push(Source.slice(source, line.start + query[0].length, line.end))
    }
  }
  bodies(source, lines.slice(at), draft)
  return draft
}

const requestLine = (source: Source.Source, line: Line, draft: Draft): void => {
  const match = REQUEST.exec(line.text)
  const url = match?.[2]
  if (match === null || url === undefined || (match[1] === undefined && !isUrl(url))) {
    draft.others.push(Source.slice(source, line.start, line.end))
    return
  }
  const methodAt = match[1] === undefined ? -1 : line.text.indexOf(match[1])
  if (methodAt >= 0)
    draft.method = Source.slice(source, line.start + methodAt, line.start + methodAt + match[1]!.length)
  const urlAt = line.text.indexOf(url, methodAt < 0 ? 0 : methodAt + match[1]!.length)
  draft.url = Source.slice(source, line.start + urlAt, line.start + urlAt + url.length)
}

/** `< {% … %}` before a request and `> {% … %}` behind it: code of the editor's own, over one line or many. */
const SCRIPT = /^\s*[<>]\s*\{%/u

const scriptEnd = (lines: ReadonlyArray<Line>, from: number): number => {
  for (let index = from; index < lines.length; index++) if (lines[index]!.text.includes("%}")) return index
  return lines.length - 1
}

/** Bodies stand behind a blank line; a line of status begins a reply. */
const bodies = (source: Source.Source, lines: ReadonlyArray<Line>, draft: Draft): void => {
  let isReply = false
  let inHeaders = false
  let from = -1
  let to = -1
  const finish = (): void => {
    if (from >= 0) {
      const text = source.text.slice(from, to)
      const lead = text.length - text.trimStart().length
      const body = Source.slice(source, from + lead, from + text.trimEnd().length)
      if (body.text === "") from = -1
      else if (isReply) draft.replies.push(body)
      else if (/^<\s+\S/u.test(body.text) && !body.text.includes("\n")) draft.bodyFile = body
      else draft.body = body
    }
    from = -1
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (SCRIPT.test(line.text)) {
      finish()
      const last = scriptEnd(lines, index)
      draft.scripts.push(Source.slice(source, line.start, lines[last]!.end))
      index = last
    } else if (REPLY.test(line.text)) {
      finish()
      isReply = true
      inHeaders = true
    } else if (/^\s*(?:>\s|>>|<>\s)/u.test(line.text)) {
      finish()
      draft.others.push(Source.slice(source, line.start, line.end))
    } else if (inHeaders) {
      if (line.text.trim() === "") inHeaders = false
      else if (/^\s*[{[]/u.test(line.text)) {
        inHeaders = false
        from = line.start
        to = line.end
      }
    } else if (from < 0 && isComment(line.text)) draft.comments.push(Source.slice(source, line.start, line.end))
    else {
      if (from < 0) from = line.start
      to = line.end
    }
  }
  finish()
}
