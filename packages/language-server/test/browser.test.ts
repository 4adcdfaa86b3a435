/** Nothing but `src/node` may need Node: a worker of a browser must be able to run the rest. */
import * as path from "node:path"

import { build } from "esbuild"
import { describe, expect, it } from "vitest"

describe("the server", () => {
  it("bundles for a browser", async () => {
    const { errors, metafile } = await build({
      entryPoints: [path.resolve(import.meta.dirname, "../src/Server.ts")],
      bundle: true,
      write: false,
      metafile: true,
      platform: "browser",
      format: "esm",
      mainFields: ["browser", "module", "main"],
      // The runtime of the grammars asks for these only where it runs in Node.
      external: ["module", "fs/promises"],
      logLevel: "silent"
    })
    expect(errors).toEqual([])
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map((one) => one.path))
    expect(outside.filter((name) => name.startsWith("node:"))).toEqual([])
  })
})
