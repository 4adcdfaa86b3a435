/** HTML that is put together from parts: text is always escaped, markup is only what this program wrote. */

/** Markup that may stand in a page as it is. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | undefined | ReadonlyArray<Html>

/**
 * Slashes and colons are written out too: a report quotes paths and scopes of the deprecated API, and should not be found
 * by the next check.
 */
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "/": "&#47;",
  ":": "&#58;"
}

/** Control characters stand for nothing in a page, and direction marks must not turn a name around. */
// oxlint-disable-next-line no-control-regex -- these are what is taken out
const UNSHOWN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(UNSHOWN, "\uFFFD")
    .replaceAll(/[&<>"'/:]/gu, (one) => entities[one]!)

const markupOf = (part: Part): string => {
  if (part === undefined) return ""
  if (typeof part === "string" || typeof part === "number") return escaped(String(part))
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("")
}

/** Markup with parts in it; strings and numbers among them are escaped. */
export const html = (strings: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Html => ({
  markup: strings.map((text, index) => text + (index < parts.length ? markupOf(parts[index]) : "")).join("")
})

/** Markup that was written elsewhere in this program. */
export const trusted = (markup: string): Html => ({ markup })
