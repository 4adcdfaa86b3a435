/** Text that databases can hold: PostgreSQL has no NUL, and UTF-8 no half of a character. */
import * as Issue from "./Issue.ts"

/** Whether a database can hold it. What it cannot hold was never stored, so no record has it. */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed()

const MESSAGE = "Expected text without NUL characters and without halves of surrogate pairs"

/** A value with the way to it; linked, since a path of its own for each level of a deep document would be too much. */
interface Place {
  readonly value: unknown
  readonly key: string | number
  readonly parent: Place | undefined
}

/** Paths are told so far. */
const DEPTH_MAX = 100

const pathOf = (place: Place): ReadonlyArray<string | number> => {
  const path: Array<string | number> = []
  for (let here = place; here.parent !== undefined; here = here.parent) path.push(here.key)
  return path.toReversed().slice(0, DEPTH_MAX)
}

/** Every text in a JSON value that no database can hold, names of fields among them, by path; the first few. */
export const unstorable = (value: unknown): ReadonlyArray<Issue.Issue> => {
  const issues: Array<Issue.Issue> = []
  const open: Array<Place> = [{ value, key: "", parent: undefined }]
  for (let place = open.pop(); place !== undefined && issues.length < Issue.ISSUES_MAX; place = open.pop()) {
    const here = place.value
    if (typeof here === "string" && !isStorable(here)) issues.push({ path: pathOf(place), message: MESSAGE })
    if (typeof here !== "object" || here === null) continue
    for (const [key, inner] of Object.entries(here).toReversed()) {
      if (Array.isArray(here)) open.push({ value: inner, key: Number(key), parent: place })
      else if (isStorable(key)) open.push({ value: inner, key, parent: place })
      // Such a name stays out of the path: whoever reads the issue may want to store it.
      else issues.push({ path: pathOf(place), message: `${MESSAGE}, in names of fields as well` })
    }
  }
  return issues.slice(0, Issue.ISSUES_MAX)
}
