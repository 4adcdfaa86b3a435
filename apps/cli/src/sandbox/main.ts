/** `segue sandbox` alone, for the one file that needs no other beside it: `node segue-sandbox.mjs --port 4300`. */
import { run } from "../cli.ts"
import * as sandbox from "../commands/sandbox.ts"
import { fromProcess } from "../Host.ts"

const host = fromProcess()
const summary = "serve an emulated vendor on this machine"

process.exitCode = await run({ ...host, args: ["sandbox", ...host.args] }, [
  { name: "sandbox", summary, load: () => Promise.resolve(sandbox) }
])
