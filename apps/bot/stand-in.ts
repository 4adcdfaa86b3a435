/** A Slack to try the bot with: it takes what the bot sends, as Slack's API does, and shows it. */
// @effect-diagnostics globalConsole:off -- a tool that runs in a terminal
import * as Slack from "./test/support/Slack.ts"

const PORT = 4412

if (import.meta.main) {
  const slack = await Slack.listen({
    port: Number(process.argv[2] ?? PORT),
    heard: (act, text) => console.log(`${act.padEnd(6)} ${text}`)
  })
  console.log(`A stand-in for Slack answers at ${slack.apiUrl}: channel ${Slack.channel}, token ${Slack.token}`)
}
