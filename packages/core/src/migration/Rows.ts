/**
 * The rows of the migration map as data: what stands where in the old API, what replaces it, how far a machine may do
 * it, and where this project covers it. docs/migration-map.md is made from this; a test holds every row that needs
 * review or a person to a note, a refusal, or a stated reason why data cannot reach it.
 */
import { behaviour } from "./rows/behaviour.ts"
import { endpoints } from "./rows/endpoints.ts"
import { listings } from "./rows/listings.ts"
import { others } from "./rows/others.ts"
import { requests } from "./rows/requests.ts"
import { responses } from "./rows/responses.ts"
import type { Row, Section } from "./rows/Row.ts"
import { scopesAndErrors } from "./rows/scopes-and-errors.ts"
import { statuses } from "./rows/statuses.ts"

export type { Coverage, Row, RowClass, Section } from "./rows/Row.ts"

/** Every section, in the order of the document. */
export const sections: ReadonlyArray<Section> = [
  endpoints,
  requests,
  responses,
  listings,
  statuses,
  ...scopesAndErrors,
  behaviour,
  others
]

/** Every row of every section. */
export const all: ReadonlyArray<Row> = sections.flatMap((section) => section.rows)
