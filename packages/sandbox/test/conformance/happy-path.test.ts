import { expect, it } from "vitest"

import * as Host from "../../src/node/Host.ts"
import * as Sandbox from "../../src/Sandbox.ts"
import { walk } from "./happy-path.ts"
import { operationOf } from "./judge.ts"
import * as table from "./table.ts"

it("the happy path reaches every operation, over a real host", async () => {
  const host = await Host.listen(Sandbox.make({ clock: { mode: "manual" } }), { port: 0 })
  const called = await walk({ base: `${host.url}/v2`, sandbox: host.url })
  await host.close()
  const reached = new Set(
    called.map(({ call }) => {
      const [method, path] = call.split(" ")
      return operationOf(method!, `/v2${path!.split("?")[0]}`)
    })
  )
  expect(Object.keys(table.operations).filter((name) => !reached.has(name as never))).toEqual([])
})
