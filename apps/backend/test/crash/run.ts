/** Lives with many deaths: gateways that end themselves at one point after the other, under load, and restart. */
import { isTerminal } from "@segue/core/Orchestration"

import type { Point } from "../../src/CrashPoint.ts"
import { check, countOpen, countOrchestrations } from "./invariants.ts"
import { convertStubbornly } from "./old-caller.ts"
import { createStubbornly, type Gateway, makeWorld, pause, subscribe, until, type Where } from "./Scenario.ts"

/** Creates for each death. */
const CREATES = 4

/** Whoever waits this long is told that something is wrong with the gateway, or with the machine. */
const CONCLUDING_MS = 400_000

/** A life: the world, who serves in it now, and what was asked of it. */
export const makeLife = async (
  database: Where,
  settings: Readonly<Record<string, string>> = {},
  directory?: string,
  refIdNamespaces?: "shared" | "separate"
) => {
  const world = await makeWorld(database, directory, refIdNamespaces)
  const serving = new Set<Gateway>()
  const refs: Array<string> = []
  const subscriber = subscribe(() => [...serving])
  const refused: Array<string> = []
  const asked: Array<Promise<unknown>> = []
  const answered = new Set<string>()
  /** Begins a create, and does not wait for it. */
  const begin = (ref_id: string, create: Promise<unknown>) => {
    refs.push(ref_id)
    // What is rejected is awaited at the end.
    create.then(
      () => answered.add(ref_id),
      () => undefined
    )
    asked.push(create)
  }
  const ask = (name: string, fates: ReadonlyArray<string | undefined> = []) => {
    for (let index = 0; index < CREATES; index++) {
      const ref_id = `${name}-${index}`
      begin(
        ref_id,
        createStubbornly(world, () => [...serving], ref_id, index, fates[index])
      )
    }
  }
  const ended = () => [...subscriber.seen.values()].filter(({ status }) => isTerminal(status)).length
  return {
    world,
    serving,
    /** What was asked for once, and certainly not sent. */
    refused,
    /** Which are told to be completed. */
    told: () =>
      [...subscriber.seen.values()].filter(({ status }) => status === "COMPLETED").map(({ ref_id }) => ref_id),
    /** Starts one that serves until it is killed. */
    raise: async (more: Readonly<Record<string, string>> = {}) => {
      const gateway = await world.launchWith({ ...settings, ...more })
      serving.add(gateway)
      return {
        gateway,
        /** Frozen, it answers nobody and holds what it has; the second call wakes it up. */
        freeze: () => {
          serving.delete(gateway)
          gateway.signal("SIGSTOP")
        },
        wake: () => {
          gateway.signal("SIGCONT")
          serving.add(gateway)
        },
        kill: async () => {
          serving.delete(gateway)
          await gateway.kill()
        }
      }
    },
    /** Asks for some creates, and does not wait for them. */
    ask,
    /** Asks for some more once everything that was asked has ended: a point that waits for something is passed again. */
    keepBusy: (name: string) => {
      if (answered.size === refs.length && ended() >= refs.length) ask(`${name}-${refs.length}`)
    },
    /** Asks for some creates in the old API's words, and does not wait for them. */
    askOld: (name: string) => {
      for (let index = 0; index < CREATES; index++) {
        const ref_id = `${name}-old-${index}`
        begin(
          ref_id,
          convertStubbornly(world, () => [...serving], ref_id, index)
        )
      }
    },
    /** Lets some time pass, all at once where clocks can jump. */
    hurry: async () => {
      await pause(200)
      if (database === "jumping") await world.jump(1_000)
    },
    /** Lets everything that was asked come to its end, and checks it; `meanwhile` is done again and again until then. */
    conclude: async (meanwhile: () => Promise<void> = async () => undefined) => {
      let isAnswered = false
      let failure: unknown
      void Promise.all(asked).then(
        () => {
          isAnswered = true
        },
        (error: unknown) => {
          failure = error
        }
      )
      const isOver = async () => {
        await meanwhile()
        if (failure !== undefined) throw failure
        return isAnswered && (await countOpen(world)) === 0 && ended() >= (await countOrchestrations(world))
      }
      const told = () =>
        JSON.stringify({ answered: answered.size, asked: refs.length, seen: [...subscriber.seen.values()] })
      await until("all are answered, and told to have ended", isOver, CONCLUDING_MS, told)
      await check(world, refs, subscriber, refused)
    },
    [Symbol.asyncDispose]: async () => {
      serving.clear()
      await subscriber.stop()
      await world[Symbol.asyncDispose]()
    }
  }
}

type Life = Awaited<ReturnType<typeof makeLife>>

const DEATH_MS = 150_000

/** Starts one that is doomed, lets it serve if it gets so far, and waits for its death; without callers it recovers. */
const die = async (life: Life, point: Point, nth: number, hasCallers: boolean) => {
  const { hurry, serving, world } = life
  const doomed = world.launchDoomed(point, nth)
  const listening = await Promise.race([doomed.listening.catch(() => undefined), doomed.exited.then(() => undefined)])
  if (listening !== undefined && hasCallers) serving.add(listening)
  if (hasCallers) life.ask(point)
  let how: string | undefined
  void doomed.exited.then((signal) => {
    how = signal
  })
  const isDead = async () => {
    if (how === undefined) await hurry()
    // Others may have done everything before this one was asked for anything.
    if (how === undefined && hasCallers) life.keepBusy(point)
    return how !== undefined
  }
  await until(`the death at ${point}`, isDead, DEATH_MS)
  if (how !== "SIGKILL") throw new Error(`it ended otherwise at ${point}: ${how}`)
  if (listening !== undefined) serving.delete(listening)
}

/** Points of creating: beside the one that dies, a replica lives on, if there are two. */
export const dieCreating = async (points: ReadonlyArray<Point>, database: Where, replicas: 1 | 2) => {
  await using life = await makeLife(database)
  if (replicas === 2) life.serving.add(await life.world.launch())
  for (const point of points) await die(life, point, 2, true)
  life.serving.add(await life.world.launch())
  await life.conclude(life.hurry)
}

/** Points of following: the one that follows dies, another takes over. */
export const dieFollowing = async (
  points: ReadonlyArray<readonly [Point, number]>,
  database: Where,
  replicas: 1 | 2
) => {
  await using life = await makeLife(database)
  for (const [point, nth] of points) {
    const other = replicas === 2 ? await life.world.launch() : undefined
    if (other !== undefined) life.serving.add(other)
    const dying = die(life, point, nth, true)
    if (other !== undefined) {
      // The lead goes over to the one that is doomed.
      life.serving.delete(other)
      await other.stop()
    }
    await dying
  }
  life.serving.add(await life.world.launch())
  await life.conclude(life.hurry)
}

/** The machine loses power: the gateway and its own database die together, in the middle of creates. */
export const losePower = async (times: number) => {
  await using life = await makeLife("embedded")
  for (let time = 0; time < times; time++) {
    const gateway = await life.raise()
    life.ask(`time-${time}`)
    await until("something is under way", () => life.told().length > 0 || time === 0)
    life.world.killDatabase()
    await gateway.kill()
  }
  await life.raise()
  await life.conclude()
}

/**
 * The one that follows is frozen, not dead: it holds its connections, and its lead by its own clock. The other goes on
 * within seconds, and what the frozen one does when it wakes up does no harm. Tells how long nobody followed.
 */
export const freeze = async (): Promise<number> => {
  await using life = await makeLife("server")
  const first = await life.raise()
  const second = await life.raise()
  life.ask("before")
  first.gateway.signal("SIGSTOP")
  life.serving.delete(first.gateway)
  const frozenMs = Date.now()
  life.ask("meanwhile")
  const isTold = () => life.told().some((ref_id) => ref_id.startsWith("meanwhile"))
  await until("somebody else follows", isTold)
  const absentMs = Date.now() - frozenMs
  first.gateway.signal("SIGCONT")
  life.serving.add(first.gateway)
  life.ask("after")
  await life.conclude()
  await second.kill()
  return absentMs
}

/** Points of recovering: one create is left in the middle, and everybody who goes on with it dies as well. */
export const dieRecovering = async (points: ReadonlyArray<Point>, database: Where) => {
  await using life = await makeLife(database)
  await die(life, "create.started", 2, true)
  // Nobody calls meanwhile: only the recovery goes on.
  for (const point of points) await die(life, point, 1, false)
  life.serving.add(await life.world.launch())
  await life.conclude(life.hurry)
}
