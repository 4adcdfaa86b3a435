/**
 * Where `segue` starts. This file uses nothing that an old Node cannot read, so that an old Node gets a sentence and
 * not a syntax error; everything else is loaded after the check.
 */
const version = process.versions.node.split(".").map(Number)
const major = version[0] || 0
const minor = version[1] || 0

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write("segue: Node 22.19 or newer is needed; this is Node " + process.versions.node + "\n")
  process.exitCode = 2
} else {
  // Compiling again what has not changed costs more than running it.
  process.getBuiltinModule("node:module").enableCompileCache()
  import("./cli.ts").then(
    (cli) => cli.main(),
    (error) => {
      process.stderr.write("segue: this installation is broken: " + error.message + "\n")
      process.exitCode = 70
    }
  )
}

export {}
