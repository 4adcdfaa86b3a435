/**
 * Bundles `segue` into dist: a first file that any Node can read, and the rest in files that are loaded when their
 * command is called. Nothing is left to install.
 */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"

import * as Grammars from "@segue/migrate/syntax/Grammars"
import { build, type Plugin } from "esbuild"

import { bundleSandbox, modern, shared } from "./bundle.ts"
import { commands } from "./src/commands/registry.ts"

const source = `${import.meta.dirname}/src`
const outdir = `${import.meta.dirname}/dist`

/** Modules that stay files of their own: what matches is imported from where `to` says instead of being bundled. */
const apart = (filter: RegExp, to: (name: string) => string): Plugin => ({
  name: "apart",
  setup: (bundle) => {
    bundle.onResolve({ filter }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: to(filter.exec(path)?.[1] ?? ""), external: true } : undefined
    )
  }
})

/** The command that has to start at once: it shares no chunk with the others, which would bring their code along. */
const QUICK = "payload"
const others = commands.map(({ name }) => name).filter((name) => name !== QUICK)

fs.rmSync(outdir, { recursive: true, force: true })
// The first file checks Node's version before it asks for anything else, so that any Node can read it.
await build({
  ...shared,
  entryPoints: { segue: `${source}/main.ts` },
  outdir,
  plugins: [apart(/^\.\/(cli)\.ts$/, (name) => `./${name}.js`)],
  target: "es2020",
  minifySyntax: true,
  banner: { js: "#!/usr/bin/env node" }
})
await build({
  ...modern,
  entryPoints: [`${source}/cli.ts`],
  outdir,
  plugins: [apart(new RegExp(`^\\./(${others.join("|")})\\.ts$`), (name) => `./commands/${name}.js`)]
})
await build({
  ...modern,
  // The second thread of a check starts in a file of its own.
  entryPoints: [...others.map((name) => `commands/${name}`), "check/companion-thread"].map((name) => ({
    in: `${source}/${name}.ts`,
    out: path.basename(name)
  })),
  outdir: `${outdir}/commands`
})
await bundleSandbox(outdir)
// The engine's grammars are data: they are read when a file needs one.
const engine = createRequire(createRequire(import.meta.url).resolve("@segue/migrate/package.json"))
fs.mkdirSync(`${outdir}/grammars`, { recursive: true })
for (const file of [Grammars.runtimeFile, ...Object.values(Grammars.files)]) {
  fs.copyFileSync(engine.resolve(file), `${outdir}/grammars/${path.posix.basename(file)}`)
}
// The pages of the rules, for editors that open them.
fs.cpSync(path.resolve(import.meta.dirname, "../../docs/rules"), `${outdir}/rules`, { recursive: true })
fs.chmodSync(`${outdir}/segue.js`, 0o755)
