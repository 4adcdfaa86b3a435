/** Makes src/page/Bundle.ts out of the page's own sources, so that whoever serves the page needs no build. */
import * as crypto from "node:crypto"
import * as path from "node:path"

import { build } from "esbuild"

const client = path.resolve(import.meta.dirname, "../../src/page/client")

const hash = (text: string): string => crypto.createHash("sha256").update(text).digest("base64")

/** A text as a literal, in the quotes that need fewer escapes: what the formatter would choose. */
const literal = (text: string): string => {
  const double = JSON.stringify(text)
  const count = (mark: string): number => text.split(mark).length
  if (count('"') <= count("'")) return double
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

const WIDTH = 120

const constant = (name: string, about: string, text: string): string => {
  const line = `export const ${name} = ${literal(text)}`
  return `/** ${about} */\n${line.length <= WIDTH ? line : line.replace(" = ", " =\n  ")}\n`
}

const bundle = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [path.join(client, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["chrome123", "firefox120", "safari17.5"],
    legalComments: "none"
  })
  // A closing tag inside the script would end it.
  return outputFiles[0]!.text.trim().replaceAll("</script", String.raw`<\/script`)
}

/** The text of src/page/Bundle.ts. */
export const render = async (): Promise<string> => {
  const [script, style] = [await bundle("main.ts"), await bundle("style.css")]
  return [
    "/** The page's script and style. Made from src/page/client by `pnpm --filter @segue/sandbox page`; do not edit it here. */\n",
    constant("script", "The script, a module.", script),
    constant("style", "The style sheet.", style),
    constant("scriptHash", "SHA-256 of the script, for the policy.", hash(script)),
    constant("styleHash", "SHA-256 of the style sheet, for the policy.", hash(style))
  ].join("\n")
}
