import * as Child from "../Child.ts"
import { fail, type Step } from "../Step.ts"
import { followed } from "./create-through-the-gateway.ts"

const WAIT_MS = 180_000

/** What the bot said about an orchestration's end: its line, as a log has it. */
const lineAbout = (refId: string, out: string): string | undefined =>
  out.split("\n").find((line) => line.startsWith("COMPLETED") && line.includes(`reference ${refId};`))

export const tellChat: Step = {
  title: "What the bot tells chat about it",
  run: async (services, tell) => {
    const { key, url } = await services.gateway()
    const { close, ready: line } = await Child.open({
      name: "the bot",
      main: "apps/bot/src/main.ts",
      env: (dataDir) => ({ SEGUE_API_KEY: key, SEGUE_DATA_DIR: dataDir, SEGUE_DATABASE_KIND: "development" }),
      files: {
        // The console is where it tells unless it is told otherwise.
        "segue-bot.config.jsonc": JSON.stringify({
          environment: "the tour",
          source: { type: "backend", url },
          from: services.startedAt,
          // Nobody watches it, and another bot may be on this machine.
          health: false
        })
      },
      isReady: ({ out }) => lineAbout(followed, out),
      readyMs: WAIT_MS,
      stop: services.stop
    })
    await close()
    const [title = "", ...facts] = line.split("; ")
    if (!title.startsWith("COMPLETED: ")) fail(`it told ${line}`)
    tell(`  ${title}`)
    for (const fact of facts) tell(`    ${fact}`)
  }
}
