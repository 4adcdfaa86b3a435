/** How Terraform files speak for each other: the files of a folder are one module and share their local values. */
import { folderOf } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import * as HclText from "../../syntax/HclText.ts"
import * as Source from "../../text/Source.ts"
import * as Locals from "./Locals.ts"

const isModule = (path: string): boolean => /\.(?:tf|tofu)$/u.test(path)

export const linker: Linker = {
  isModule,
  isLayout: () => false,
  importsOf: ({ text }) => (text.includes("local.") ? [Locals.MODULE] : []),
  settingsOf: () => [],
  wordOf: () => "terraform module",
  wordsOf: () => ["terraform module"],
  resolve: (path, _from, layout) =>
    layout.inFolder(folderOf(path)).filter((other) => other !== path && isModule(other)),
  exportsOf: (file, outside) => {
    const read = HclText.parse(Source.fromFile(file))
    return {
      names: read === undefined ? new Map() : Locals.meaningsOf(Locals.of(read.locals, outside)),
      wanted: []
    }
  }
}
