import type { GrammarName } from "../syntax/Grammars.ts"
import type { SourceFile } from "../text/Source.ts"
/** The languages the engine reads. To add one: write its file, put it in this list. */
import { csharp } from "./csharp.ts"
import { dotenv } from "./dotenv.ts"
import { go } from "./go.ts"
import { hcl } from "./hcl.ts"
import { http } from "./http.ts"
import { java } from "./java.ts"
import { json } from "./json.ts"
import { kotlin } from "./kotlin.ts"
import type { Language } from "./Language.ts"
import { markdown } from "./markdown.ts"
import { php } from "./php.ts"
import { postman } from "./postman.ts"
import { python } from "./python.ts"
import { ruby } from "./ruby.ts"
import { shell } from "./shell.ts"
import { text } from "./text.ts"
import { javascript, tsx, typescript } from "./typescript.ts"
import { yaml } from "./yaml.ts"

/** Every language, `text` for everything else. */
export const languages: ReadonlyArray<Language> = [
  json,
  postman,
  dotenv,
  hcl,
  http,
  markdown,
  shell,
  yaml,
  typescript,
  tsx,
  javascript,
  csharp,
  go,
  java,
  kotlin,
  php,
  python,
  ruby,
  text
]

const byExtension = new Map(languages.flatMap((one) => one.extensions.map((extension) => [extension, one] as const)))
const byFileName = new Map(languages.flatMap((one) => one.fileNames.map((name) => [name, one] as const)))
const byName = new Map(languages.flatMap((one) => [one.id, ...one.aliases].map((name) => [name, one] as const)))

/** The language of a file, by its name. */
export const forPath = (path: string): Language => {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase()
  const whole = byFileName.get(name)
  if (whole !== undefined) return whole
  // The longest ending wins: `.postman_collection.json` before `.json`.
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
    const found = byExtension.get(name.slice(dot))
    if (found !== undefined) return found
  }
  return name.startsWith(".env") ? dotenv : text
}

/** The language of that name, as fences and embedded documents say it. */
export const named = (name: string): Language => byName.get(name.toLowerCase()) ?? text

/** The grammars that files of these names are read with; a host loads them before it checks the files. */
export const grammarsFor = (paths: Iterable<string>): ReadonlyArray<GrammarName> => {
  const wanted = new Set<GrammarName>()
  for (const path of paths) for (const grammar of forPath(path).grammars ?? []) wanted.add(grammar)
  return [...wanted]
}

/** The opening line of a fence in a document, with the name of its language. */
const FENCE = /^[\s>*\-+\d.]*(?:`{3,}|~{3,})\s*\{?\.?([\w+#-]+)/gmu

/**
 * The grammars that one file is read with, those of the blocks in a document too. A host that has the text at hand asks
 * this, so that what a document's blocks say does not depend on which other files were read before.
 */
export const grammarsOf = ({ path, text: content }: SourceFile): ReadonlyArray<GrammarName> => {
  const language = forPath(path)
  const inside = language === markdown ? [...content.matchAll(FENCE)].map((match) => named(match[1]!)) : []
  return [...new Set([language, ...inside].flatMap((one) => one.grammars ?? []))]
}
