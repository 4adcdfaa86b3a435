/** Packages keep the shape that the tools rely on. */
import { describe, expect, it } from "vitest"

import { exists, packages, read, referencesOf, tagsOf } from "../src/workspace.ts"

const layers = ["core", "engine", "api", "client", "server", "adapter", "app", "tooling"]
const dirOf = new Map(packages.map(({ dir, manifest }) => [manifest.name, dir]))

const named = packages.map((one) => [one.dir, one.manifest] as const)

describe("every package", () => {
  it.each(named)("%s has exactly one layer tag", (dir) => {
    expect(tagsOf(dir).filter((tag) => layers.includes(tag))).toHaveLength(1)
  })

  it.each(named.filter(([dir]) => exists(`${dir}/tsconfig.json`)))(
    "%s references what it depends on, and the root references it",
    (dir, manifest) => {
      const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
        .flatMap((name) => dirOf.get(name) ?? [])
        .filter((target) => exists(`${target}/tsconfig.json`))
      expect(referencesOf(dir).toSorted()).toEqual(dependencies.toSorted())
      expect(referencesOf(".")).toContain(dir)
    }
  )

  it.each(named)("%s states exact versions", (_, manifest) => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^(?:\d|catalog:|workspace:)/u.test(version)
    )
    expect(loose).toEqual([])
  })

  it.each(named.filter(([dir]) => !dir.startsWith("tooling/")))("%s has a README that names it", (dir, manifest) => {
    expect(read(`${dir}/README.md`)).toContain(manifest.name)
  })

  it.each(named.filter(([dir, manifest]) => dir.startsWith("packages/") && manifest.private !== true))(
    "%s publishes what it exports",
    (_, manifest) => {
      expect(JSON.stringify(manifest.publishConfig)).toContain("dist")
      expect(manifest.engines?.node).toBeDefined()
    }
  )
})
