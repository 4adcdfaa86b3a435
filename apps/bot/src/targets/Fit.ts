/** Texts and fields within a platform's limits; what is left out is said. */
import type { Tone, View } from "../view/View.ts"

/** A sign before a title, for platforms without colours. */
export const marks: Readonly<Record<Tone, string>> = {
  waiting: "\u{1F7E1}",
  running: "\u{1F535}",
  done: "\u{1F7E2}",
  bad: "\u{1F534}"
}

/** At most `length` UTF-16 units, never half of a character. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`

/** Fields that a message shows at most, whatever a platform would take: nobody reads more. */
const FIELDS_MAX = 24

const withFields = (view: View, count: number): View => {
  const left = view.fields.length - count
  const more = { name: "Left out", value: `${left} more ${left === 1 ? "field" : "fields"}, which do not fit here` }
  return left === 0 ? view : { ...view, fields: [...view.fields.slice(0, count), more] }
}

/** Renders with as many fields, from the first, as the platform takes. */
export const fit = <A>(view: View, render: (view: View) => A, isTaken: (rendered: A) => boolean): A => {
  let count = Math.min(view.fields.length, FIELDS_MAX)
  let rendered = render(withFields(view, count))
  while (count > 0 && !isTaken(rendered)) {
    count -= 1
    rendered = render(withFields(view, count))
  }
  return rendered
}
