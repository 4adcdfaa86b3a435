/** Makes src/page/Bundle.json out of the page's own sources, so that whoever serves the page needs no build. */
import * as crypto from "node:crypto"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

import { build } from "esbuild"

const client = path.resolve(import.meta.dirname, "../../src/page/client")
/** The sandbox's page: both look alike. */
const shared = path.dirname(fileURLToPath(import.meta.resolve("@segue/sandbox/page/client/ui")))

const hash = (text: string): string => crypto.createHash("sha256").update(text).digest("base64")

const minified = async (
  entry: { readonly file: string } | { readonly css: ReadonlyArray<string> }
): Promise<string> => {
  const { outputFiles } = await build({
    ...("file" in entry
      ? { entryPoints: [entry.file] }
      : {
          stdin: {
            contents: entry.css.map((file) => `@import ${JSON.stringify(file)};`).join("\n"),
            loader: "css",
            resolveDir: client
          }
        }),
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

/** The text of src/page/Bundle.json. */
export const render = async (): Promise<string> => {
  const script = await minified({ file: path.join(client, "main.ts") })
  const style = await minified({ css: [path.join(shared, "style.css"), path.join(client, "style.css")] })
  const bundle = { script, style, scriptHash: hash(script), styleHash: hash(style) }
  return `${JSON.stringify(bundle, undefined, 2)}\n`
}
