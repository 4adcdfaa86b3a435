/**
 * Hides secrets in what is kept for people to read: by the name of the field, wherever it stands, because a client that
 * is being debugged sends its secret to the wrong path, with the wrong method, in the wrong encoding.
 */
import * as Query from "@segue/core/Query"

/** What stands in a secret's place. */
export const HIDDEN = "<hidden>"

const NAME =
  /secret|passw|assertion|authorization|api[-_]?key|private[-_]?key|signature|cookie|^token$|(?:access|refresh|id|auth|bearer)[-_]?token/iu

/** Whether a field of that name holds a secret. */
export const isSecret = (name: string): boolean => NAME.test(name)

/** Headers without the secret ones' values. */
export const headers = (of: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, isSecret(name) ? HIDDEN : value]))

/** A secret's name with something assigned to it, in a text of any kind. */
const ASSIGNED =
  /(?:secret|passw\w*|assertion|api[-_]?key|private[-_]?key|(?:access|refresh|id|auth|bearer)[-_]?token)\W{0,5}[=:]|\b(?:bearer|basic)\s+[\w+/=.~-]{6}/iu

const FORM_HIDDEN = encodeURIComponent(HIDDEN)

const formPair = (pair: string): string => {
  const [name, value] = Query.parse(pair)[0] ?? ["", ""]
  const isHidden = isSecret(name) || ASSIGNED.test(value)
  return isHidden && pair.includes("=") ? `${pair.slice(0, pair.indexOf("="))}=${FORM_HIDDEN}` : pair
}

/** A query string, or a urlencoded body: everything else stays as it was sent. */
export const form = (text: string): string => text.split("&").map(formPair).join("&")

/** A path; some clients write their query after a `;`. */
export const path = (text: string): string => text.split(";").map(formPair).join(";")

const hide = (value: unknown): unknown => {
  if (typeof value === "string") return ASSIGNED.test(value) ? HIDDEN : value
  if (Array.isArray(value)) return value.map(hide)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSecret(name) && inner !== null && typeof inner !== "boolean" ? HIDDEN : hide(inner)
    ])
  )
}

const parse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** Characters between and around words: a form is made of `name=value` without line breaks. */
const FORM = /^[^\s={}[\]"]+=\S*$/u

/**
 * A body of any type. JSON and forms lose their secret values only; what is neither is hidden as a whole where it so
 * much as names a secret.
 */
export const body = (text: string): string => {
  if (text === "") return text
  const json = parse(text)
  if (json !== undefined) {
    const hidden = JSON.stringify(hide(json.value))
    // As it was sent, spaces and all, where there was nothing to hide.
    return hidden === JSON.stringify(json.value) ? text : hidden
  }
  if (FORM.test(text)) return form(text)
  return NAME.test(text) || ASSIGNED.test(text) ? HIDDEN : text
}
