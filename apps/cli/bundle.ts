/** How the command is bundled, and the emulator alone in one file. */
import { build, type BuildOptions, type Plugin } from "esbuild"

/** For whatever reads it first. */
export const shared: BuildOptions = { bundle: true, platform: "node", format: "esm" }
/** For the Node that the command needs. */
export const modern: BuildOptions = {
  ...shared,
  splitting: true,
  minify: true,
  target: "node22",
  // jsonc-parser's main file cannot be bundled; its module file can.
  mainFields: ["module", "main"],
  chunkNames: "chunks/[name]-[hash]",
  // The YAML parser comes in CommonJS for Node and asks for Node's own modules.
  banner: { js: 'import{createRequire as $cr}from"node:module";const require=$cr(import.meta.url);' },
  legalComments: "linked"
}

/** Leaves the list of commands empty, and so every command out that is not imported by name. */
const noOtherCommands: Plugin = {
  name: "no-other-commands",
  setup: (bundle) => {
    bundle.onResolve({ filter: /^\.\/commands\/registry\.ts$/ }, () => ({ path: "registry", namespace: "nothing" }))
    bundle.onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "export const commands = []" }))
  }
}

/** Writes `segue-sandbox.mjs`: the emulator for machines on which it is all that is wanted. It needs no other file. */
export const bundleSandbox = async (outdir: string): Promise<void> => {
  await build({
    ...modern,
    splitting: false,
    entryPoints: { "segue-sandbox": `${import.meta.dirname}/src/sandbox/main.ts` },
    outdir,
    outExtension: { ".js": ".mjs" },
    plugins: [noOtherCommands]
  })
}
