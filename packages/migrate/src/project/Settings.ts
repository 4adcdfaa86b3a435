/** Values of the environment and of configuration that hold a path: code that asks for them makes the calls. */
import * as Paths from "../evidence/Paths.ts"
import * as Languages from "../languages/index.ts"

const CONFIGURATION = new Set(["dotenv", "yaml", "json", "text", "shell"])
const NAMED = /(?:^|\/)(?:Dockerfile|Containerfile|Procfile|[^/]*\.(?:tfvars|tf|toml|ini|conf|properties|env))$/iu

/** Whether a file of this name may set values for the code of the project. */
export const maySet = (path: string): boolean => {
  const { id } = Languages.forPath(path)
  return CONFIGURATION.has(id) && (id !== "text" || NAMED.test(path)) && !/(?:^|\/)package-lock\.json$/u.test(path)
}

/** `NAME=value`, `NAME: value`, `"NAME": "value"` */
const ASSIGNED = /(?<![\w.$-])["']?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z][A-Z0-9]{2,})["']?\s*[:=]\s*["']?([^\s"',}]+)/gu
/** `- name: NAME` with `value: value` on the next line */
const LISTED =
  /\bname["']?\s*[:=]\s*["']?([A-Z][A-Z0-9_]*)["']?\s*,?\s*\n\s*["']?value["']?\s*[:=]\s*["']?([^\s"',}]+)/gu

/** The names that a text sets to something with a path of either API in it, with the value. */
export const settingsOf = (text: string): ReadonlyMap<string, string> => {
  const settings = new Map<string, string>()
  for (const pattern of [ASSIGNED, LISTED]) {
    for (const [, name, value] of text.matchAll(pattern)) {
      if (!settings.has(name!) && Paths.find(value!).length > 0) settings.set(name!, value!)
    }
  }
  return settings
}
