/** One crash at one point, and life after it. */
import type { Point } from "../../src/CrashPoint.ts"
import { check } from "./invariants.ts"
import { createStubbornly, type Gateway, makeWorld, subscribe, until } from "./Scenario.ts"

/** How a crash is brought about. */
export interface Plan {
  readonly point: Point
  /** The how-manieth passage. */
  readonly nth: number
  readonly database: "server" | "embedded"
  /** Beside the one that dies, another that lives. */
  readonly replicas: 1 | 2
}

const CREATES = 6

const isRecovery = (point: Point): boolean => point.startsWith("recover.")

/** Crashes, restarts, and checks that nothing is lost or done twice. */
export const survive = async ({ database, nth, point, replicas }: Plan): Promise<void> => {
  await using world = await makeWorld(database)
  let gateways: ReadonlyArray<Gateway> = []
  const current = () => gateways

  // A recovery needs something to recover: a create that was being sent when its process died.
  const first = isRecovery(point) ? world.launchDoomed("create.started", 2) : world.launchDoomed(point, nth)
  const listening = await Promise.race([first.listening.catch(() => undefined), first.exited.then(() => undefined)])
  if (listening !== undefined) gateways = [listening]
  if (replicas === 2) gateways = [...gateways, await world.launch()]
  if (gateways.length === 0) {
    // It died while it started: life begins with the next one.
    gateways = [await world.launch()]
  }

  const subscriber = subscribe(current)
  await until("the subscriber listens", subscriber.isReady)
  const refs = Array.from({ length: CREATES }, (_, index) => `crash-${index}`)
  const creating = Promise.all(refs.map((ref_id, index) => createStubbornly(world, current, ref_id, `${index + 1}.00`)))
  creating.catch(() => undefined) // awaited below

  await until(`the crash at ${point}`, async () => (await Promise.race([first.exited, undefined])) === "SIGKILL")
  if (isRecovery(point)) {
    const second = world.launchDoomed(point, nth)
    gateways = [await second.listening]
    await until(`the crash at ${point}`, async () => (await Promise.race([second.exited, undefined])) === "SIGKILL")
  }
  const survivors = replicas === 2 ? gateways.slice(-1) : []
  gateways = [...survivors, await world.launch()]

  await creating
  const completed = () => [...subscriber.seen.values()].filter(({ status }) => status === "COMPLETED").length
  await until("all are told to be completed", () => completed() === CREATES)
  await subscriber.stop()
  await check(world, refs, subscriber)
}
