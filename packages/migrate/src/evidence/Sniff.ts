/** Which language a text without a name is written in, as far as a proof could stand in it. */

/** Whether a text is an object or an array written out. */
export const isData = (text: string): boolean => {
  const trimmed = text.trim()
  return (trimmed.startsWith("{") && trimmed.endsWith("}")) || (trimmed.startsWith("[") && trimmed.endsWith("]"))
}

/** Whether a body that must be data begins like it: one that breaks off is still read as far as it goes. */
export const beginsAsData = (text: string): boolean => /^\s*[{[]/u.test(text)

/** The language of a document inside a string; `undefined` for ordinary text. */
export const language = (text: string): string | undefined => {
  if (isData(text) && text.length > 20) return "json"
  if (/(?:^|[\s;|&(])(?:curl|http|https)\s+[-'"\w$]/u.test(text) && /(?:^|[\s;|&(])curl\s/u.test(text)) return "shell"
  if (/^\s*(?:GET|POST|PUT|PATCH|DELETE)\s+\S+[^\n]*\n[\w-]+:\s/u.test(text)) return "http"
  return undefined
}
