/** Globs of the configuration: relative to a folder, a name without a slash anywhere below it, a folder with its content. */
import picomatch from "picomatch"

/** Says of a path (relative to the globs' folder, forward slashes) whether a glob names it or a folder around it. */
export type Matcher = (path: string) => boolean

const spread = (glob: string): ReadonlyArray<string> => {
  const plain = glob.replace(/^\.\//u, "").replace(/\/+$/u, "")
  const anchored = plain.startsWith("/") ? plain.slice(1) : plain.includes("/") ? plain : `**/${plain}`
  return [anchored, `${anchored}/**`]
}

/** A matcher for any of these globs; nothing matches an empty list. */
export const compile = (globs: ReadonlyArray<string>): Matcher =>
  globs.length === 0 ? () => false : picomatch(globs.flatMap(spread), { dot: true })
