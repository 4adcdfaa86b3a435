/** Bodies that callers hand to the function which makes a request. */
import * as Bodies from "./Bodies.ts"
import * as Constants from "./Constants.ts"
import * as Leaks from "./Leaks.ts"
import type { Module } from "./Module.ts"
import type { Request } from "./Requests.ts"

export interface Handed {
  readonly bodies: ReadonlyArray<Bodies.Body>
  /** There may be other callers. */
  readonly isOpen: boolean
}

/** The bodies that callers in this file hand to the function which makes the request. */
export const bodies = (module: Module, request: Request): Handed | undefined => {
  const given = request.body?.parameter
  const definition = given?.binding.definitions.find((one) => one.kind === "parameter")
  if (given === undefined || definition?.kind !== "parameter") return undefined
  const { fn } = definition
  const found: Array<Bodies.Body> = []
  let isOpen = Leaks.isReachable(module, fn)
  for (const node of Constants.callsOf(module, fn)) {
    const value = Constants.handed(fn, node).find(([parameter]) => parameter === given.parameter)?.[1]
    const body = value === undefined ? undefined : Bodies.read(module, value)
    if (body?.value?.kind === "object" && Bodies.isCreate(body.value)) found.push(body)
    else isOpen = true
  }
  return { bodies: found, isOpen: isOpen || found.length === 0 }
}
