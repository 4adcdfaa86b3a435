/** Statuses: rows S1 to S11 of docs/migration-map.md. */
import type { Conversion } from "../Conversion.ts"
import { type Orchestration, statuses } from "../Orchestration.ts"
import { at, losing, type Migrated, migrated, type Migration, refused } from "./Migrated.ts"
import * as Notes from "./Notes.ts"
import * as Refusals from "./Refusals.ts"

/** One word for both vocabularies, for code that reads either API during the cut-over. */
export type Rollup = "waiting" | "succeeded" | "failed" | "unknown"

const rollups: Readonly<Record<string, Rollup>> = {
  CREATED: "waiting",
  PENDING: "waiting",
  PROCESSING: "waiting",
  SETTLED: "succeeded",
  COMPLETED: "succeeded",
  FAILED: "failed",
  REJECTED: "failed",
  CANCELLED: "failed"
}

/** What a status of either API amounts to; keep the raw value beside it. */
export const rollup = (status: string): Rollup => (Object.hasOwn(rollups, status) ? rollups[status]! : "unknown")

/** Legacy status to new status. CANCELLED is refused; a word we do not know is kept with a note. */
export const toOrchestration = (status: Conversion["status"]): Migration<Orchestration["status"]> => {
  const plain = status.toUpperCase().replace("CANCELED", "CANCELLED")
  const spelling = plain === status ? [] : [at(Notes.statusSpelling, "status")]
  switch (plain) {
    case "CREATED":
      return migrated("PROCESSING", [...spelling, at(Notes.statusWaiting, "status"), at(Notes.statusFinal, "status")])
    case "SETTLED":
      return migrated("COMPLETED", spelling)
    case "CANCELLED":
      return refused([Refusals.cancelledStatus])
    default:
      return migrated(status, [at(Notes.statusUnknown, "status")])
  }
}

/** Whether nothing can have moved: both sides are profiles and no leg is completed. */
const nothingMoved = (orchestration: Orchestration): boolean =>
  orchestration.source?.profile !== undefined &&
  orchestration.destination?.profile !== undefined &&
  orchestration.source_transfer?.status !== "COMPLETED" &&
  orchestration.destination_transfer?.status !== "COMPLETED"

/**
 * The legacy status of an orchestration. FAILED and REJECTED become CANCELLED only where no leg moved money; every
 * other end stays CREATED with a note of level `decision`, because claiming a cancellation could be a lie.
 */
export const toConversion = (orchestration: Orchestration): Migrated<Conversion["status"]> => {
  switch (orchestration.status) {
    case "PENDING":
    case "PROCESSING":
      return { value: "CREATED", notes: [at(Notes.statusNarrowed, "status")] }
    case "COMPLETED":
      return { value: "SETTLED", notes: [] }
    case "FAILED":
    case "REJECTED":
      return nothingMoved(orchestration)
        ? { value: "CANCELLED", notes: [losing(Notes.failedAsCancelled, orchestration.status, "status")] }
        : { value: "CREATED", notes: [losing(Notes.rawStatusKept, orchestration.status, "status")] }
    default:
      return { value: "CREATED", notes: [losing(Notes.statusReplaced, orchestration.status, "status")] }
  }
}

/** Whether the word is one of the new API's statuses that we know. */
export const isKnown = (status: string): boolean => (statuses as ReadonlyArray<string>).includes(status)
