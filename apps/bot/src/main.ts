/** Where the bot starts. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"

import { main, teardown } from "./cli.ts"

NodeRuntime.runMain(main(process.argv.slice(2), process.env), { disableErrorReporting: true, teardown })
