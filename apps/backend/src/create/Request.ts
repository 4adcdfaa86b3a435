/** A create as it is kept: what the new API would be sent, and what an old client sent, where it was one. */
import { ConversionRequest } from "@segue/core/Conversion"
import { OrchestrationRequest } from "@segue/core/Orchestration"
import * as Schema from "effect/Schema"

/** One create. */
export const Request = Schema.Struct({
  orchestration: OrchestrationRequest,
  conversion: Schema.optionalKey(ConversionRequest)
})
export interface Request extends Schema.Schema.Type<typeof Request> {}

/** Reads one that was kept; what does not decode was written by another release, and is not sent. */
export const decode = Schema.decodeUnknownEffect(Request)
