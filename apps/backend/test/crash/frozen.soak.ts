/** One of two replicas freezes at every point where it holds something, and wakes up when another has it. */
import { it } from "vitest"

import { freezeAt } from "./frozen.ts"
import { creating, following, recovering } from "./passages.ts"

const timeout = 900_000

it("while it creates", { timeout }, () => freezeAt(creating.map((point) => [point, 1])))

it("while it recovers", { timeout }, () => freezeAt(recovering.map((point) => [point, 1])))

// Frozen while it starts, it finds its database too slow when it wakes up, and says so; a frozen stream is left.
const others: ReadonlyArray<string> = ["follow.leading", "feed.told"]
it("while it follows", { timeout }, () => freezeAt(following.filter(([point]) => !others.includes(point))))
