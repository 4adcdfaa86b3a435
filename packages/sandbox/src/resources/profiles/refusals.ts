/** Sources: docs/vendor-facts.md#profiles, #profiles-deactivate. */
import * as Problem from "@segue/core/Problem"

import * as Problems from "../../Problems.ts"

export const notFound = (id: string) => Problems.blank(404, `profile with id ${id} not found`)

/** A request that names a profile in its body: creates declare 400, not 404, for what is wrong with them. */
export const unknown = (field: string, id: string) => Problems.blank(400, `${field}: profile with id ${id} not found`)

export const nicknameTaken = () =>
  new Problems.Refusal({
    problem: {
      type: `${Problem.TYPE_BASE}already-exists`,
      title: Problem.catalogue["already-exists"].title,
      status: 409,
      detail: "nickname already exists"
    }
  })

export const defaultStays = () => Problems.blank(400, "the default profile cannot be deactivated")

export const notEmpty = () => Problems.blank(400, "profiles with more than zero balances cannot be deactivated")
