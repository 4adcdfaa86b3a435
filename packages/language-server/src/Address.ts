/** Addresses of documents, and the paths by which the engine and the configuration know them. */
import * as Languages from "@segue/migrate/languages/index"
import { URI } from "vscode-uri"

/** Schemes whose documents are somebody else's: cells, old revisions, what the editor itself prints. */
const foreign = new Set([
  "vscode-notebook-cell",
  "git",
  "gitfs",
  "output",
  "vscode-settings",
  "debug",
  "vscode-terminal"
])

/** Whether documents of this address are looked into at all. */
export const isOurs = (uri: string): boolean => !foreign.has(uri.slice(0, uri.indexOf(":")))

/** One spelling for each address: clients and servers percent-encode differently. */
export const canonical = (uri: string): string => URI.parse(uri).toString()

/** The decoded path: forward slashes, from the root; Windows drives as `/c:/`. */
export const pathOf = (uri: string): string => URI.parse(uri).path

/** The address of another path on the same system. */
export const at = (uri: string, path: string): string =>
  URI.parse(uri).with({ path, query: null, fragment: null }).toString()

/** Whether a path is a folder's, or below it. */
export const isBelow = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`)

/** The folder that a path is in. */
export const parent = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf("/")))

/** Names that editors have for languages, where the engine has another. */
const names: Readonly<Record<string, string>> = {
  javascriptreact: "javascript",
  typescriptreact: "tsx",
  terraform: "hcl",
  "docker-compose": "yaml",
  "github-actions-workflow": "yaml",
  env: "dotenv",
  csharp: "c#"
}

/**
 * The path by which the engine chooses a language. A name that says nothing (an untitled document, an odd ending) gets
 * the ending of the language that the editor has it in.
 */
export const enginePath = (uri: string, languageId: string): string => {
  const path = pathOf(uri)
  if (Languages.forPath(path).id !== "text") return path
  const language = Languages.named(names[languageId] ?? languageId)
  const extension = language.extensions[0]
  return language.id === "text" || extension === undefined ? path : `${path}${extension}`
}
