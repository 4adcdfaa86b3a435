/** One real PostgreSQL for a run of the tests. Every backend that asks for one gets a database of its own in it. */
import * as TestServer from "@segue/storage/TestServer"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's first database. */
    readonly serverUrl: string
  }
}

/** Starts the server before the first test and stops it after the last. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { stop, url } = await TestServer.start()
  project.provide("serverUrl", url)
  return stop
}
