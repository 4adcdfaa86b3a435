import type { Host } from "@segue/language-server/Host"
import type { Status } from "@segue/language-server/Protocol"
import { BUDGET_MS } from "@segue/language-server/Status"
import { afterEach, describe, expect, it } from "vitest"

import * as Client from "../support/client.ts"
import * as texts from "../support/texts.ts"

afterEach(Client.stopAll)

/** A machine on whose clock everything takes as long as it is told. */
const machine = (): { readonly host: Host; readonly set: (ms: number) => void } => {
  let now = 0
  let step = 0
  return { host: { ...Client.host, now: () => (now += step) }, set: (ms) => void (step = ms) }
}

const begin = async (files: Readonly<Record<string, string>>) => {
  const { host, set } = machine()
  const { file, uri } = Client.workspace(files)
  const client = await Client.start({ folders: [uri], host, initializationOptions: { status: true } })
  // The pass over the workspace is over, and has been told.
  await client.run("segue.openReport")
  await client.until(() => client.statuses.at(-1)?.state === "ready")
  /** The slow documents of the newest status that the client was sent. */
  const slow = () => client.statuses.at(-1)?.overBudget
  return { client, file, set, slow }
}

describe("a document whose analysis takes too long", () => {
  it("is told as slow, and is told no more when it is fast again", async () => {
    const { client, file, set, slow } = await begin({ "a.http": texts.http })
    const uri = file("a.http")
    await client.open(uri, "http", texts.http)
    await client.pull(uri)
    expect(slow()).toEqual([])
    // Its findings stay what they are: how long it took is all the news.
    set(BUDGET_MS + 1)
    await client.change(uri, [{ text: `${texts.http}\n` }])
    await client.pull(uri)
    await client.until(() => slow()?.length === 1)
    expect(slow()).toEqual([{ uri, ms: expect.any(Number) }])
    expect(slow()![0]!.ms).toBeGreaterThan(BUDGET_MS)
    set(0)
    await client.change(uri, [{ text: `${texts.http}\n\n` }])
    await client.pull(uri)
    await client.until(() => slow()?.length === 0)
  })

  it("is told as slow where it belongs to no folder", async () => {
    const { client, set, slow } = await begin({ "a.http": texts.http })
    set(BUDGET_MS + 1)
    await client.open("untitled:Untitled-1", "http", texts.http)
    await client.pull("untitled:Untitled-1")
    await client.until(() => slow()?.[0]?.uri === "untitled:Untitled-1")
  })

  it("is told no more once it is closed", async () => {
    const { client, file, set, slow } = await begin({ "a.http": texts.http })
    set(BUDGET_MS + 1)
    await client.open(file("a.http"), "http", texts.http)
    await client.pull(file("a.http"))
    await client.until(() => slow()?.length === 1)
    await client.close(file("a.http"))
    await client.until(() => slow()?.length === 0)
  })

  it("is not slow at exactly the budget", async () => {
    const { client, file, set } = await begin({ "a.http": texts.http })
    set(BUDGET_MS)
    await client.open(file("a.http"), "http", texts.http)
    await client.pull(file("a.http"))
    const { overBudget } = await client.connection.sendRequest<Status>("segue/status")
    expect(overBudget).toEqual([])
  })
})
