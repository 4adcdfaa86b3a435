/** Runs synchronous work that must not take for ever: a file nobody foresaw costs its time limit, not the run. */
import * as vm from "node:vm"

import * as Result from "effect/Result"

const context = vm.createContext({ work: () => {} })
const script = new vm.Script("work()", { filename: "bounded" })

/** The work's answer, or `undefined` when it was stopped after `timeoutMs`. What the work throws is thrown. */
export const bounded = <A>(timeoutMs: number, work: () => A): Result.Result<A, "too long"> => {
  let answer: Result.Result<A, "too long"> = Result.fail("too long")
  context["work"] = () => {
    answer = Result.succeed(work())
  }
  try {
    script.runInContext(context, { timeout: timeoutMs })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error
  } finally {
    context["work"] = () => {}
  }
  return answer
}
