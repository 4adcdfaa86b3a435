/** What a program loads with the client: no router, and no Effect unless it asks for the layer. */
import * as fs from "node:fs"
import * as path from "node:path"

import { expect, it } from "vitest"

const source = path.join(import.meta.dirname, "../src")

/** What a file imports at run time. */
const importsOf = (file: string): ReadonlyArray<string> =>
  [...fs.readFileSync(path.join(source, file), "utf8").matchAll(/^(import|export) (type )?[^"]*? from "([^"]+)"/gmu)]
    .filter(([, , type]) => type === undefined)
    .map(([, , , from]) => from!)

const reachable = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  for (const from of importsOf(file)) {
    if (seen.has(from)) continue
    seen.add(from)
    if (from.startsWith("./")) reachable(from.slice(2), seen)
  }
  return seen
}

it("takes types of the router only", () => {
  const all = fs.readdirSync(source).flatMap(importsOf)
  expect(all).toContain("@trpc/client")
  expect(all.filter((from) => from.startsWith("@segue/api") || from === "@trpc/server")).toEqual([])
})

it("works without Effect", () => {
  const packages = [...reachable("index.ts")].filter((from) => !from.startsWith("./"))
  // What links are made of; `@trpc/client` loads it as well.
  expect(packages.toSorted()).toEqual(["@trpc/client", "@trpc/server/observable", "eventsource"])
})
