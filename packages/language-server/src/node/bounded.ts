/** Runs synchronous work that must not take for ever: a file nobody foresaw costs its time limit, not the session. */
import * as vm from "node:vm"

const context = vm.createContext({ work: () => {} })
const script = new vm.Script("work()", { filename: "bounded" })

/** The work's answer, or `tooLong` when it was stopped after `timeoutMs`. What the work throws is thrown. */
export const bounded = <A>(timeoutMs: number, work: () => A): { readonly value: A } | "tooLong" => {
  let answer: { readonly value: A } | "tooLong" = "tooLong"
  context["work"] = () => {
    answer = { value: work() }
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
