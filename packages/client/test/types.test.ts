/** What the client's compiler knows: these fail in `tsc`, and the values are checked beside. */
import type { Orchestration } from "@segue/core"
import { expectTypeOf, it } from "vitest"

import type { CreateOutcome, Inputs, Outputs, SegueError } from "../src/index.ts"

it("knows inputs and outputs of the router", () => {
  expectTypeOf<Outputs["orchestrations"]["get"]>().toExtend<Orchestration.Orchestration>()
  expectTypeOf<Orchestration.OrchestrationRequest>().toExtend<Inputs["orchestrations"]["create"]>()
  expectTypeOf<CreateOutcome["_tag"]>().toEqualTypeOf<"Created" | "AlreadyExists" | "LegacyConversion" | "Unknown">()
  expectTypeOf<Extract<CreateOutcome, { _tag: "Unknown" }>["ref_id"]>().toEqualTypeOf<string>()
  expectTypeOf<{ id: string }>().toExtend<Inputs["orchestrations"]["get"]>()
  expectTypeOf<{ id: string; ref_id: string }>().not.toExtend<Inputs["orchestrations"]["get"]>()
  expectTypeOf<{ source_amount: string }>().not.toExtend<Inputs["orchestrations"]["create"]>()
  expectTypeOf<NonNullable<SegueError["data"]>["requestId"]>().toEqualTypeOf<string | null>()
  expectTypeOf<NonNullable<SegueError["data"]>["issues"][number]["message"]>().toEqualTypeOf<string>()
})
