/** The shape of a row of the migration map. */

/** `automatic`: safe without a look; `review`: done, then looked at; `person`: somebody must decide. */
export type RowClass = "automatic" | "review" | "person"

/** Where the project covers a row: by what is said or refused, or by a reason why a payload cannot show it. */
export interface Coverage {
  /** Codes of `Notes` that say it. */
  readonly notes?: ReadonlyArray<string>
  /** Codes of `Refusals` that stop at it. */
  readonly refusals?: ReadonlyArray<string>
  /** Done without a word: nothing is lost and nothing is open. */
  readonly carried?: true
  /** What does cover it (code, operations, a person). */
  readonly outOfReach?: string
}

export interface Row {
  readonly id: string
  readonly legacy: string
  readonly now: string
  readonly class: RowClass
  /** Whether the vendor's migration guide says it. */
  readonly vendor: "yes" | "partly" | "no"
  readonly advice: string
  readonly coverage: Coverage
}

export interface Section {
  readonly title: string
  readonly rows: ReadonlyArray<Row>
}

type Columns = readonly [
  id: string,
  legacy: string,
  now: string,
  class_: RowClass,
  vendor: Row["vendor"],
  advice: string
]

/** A row from its columns; a table of objects would bury the text. */
export const row = ([id, legacy, now, class_, vendor, advice]: Columns, coverage: Coverage): Row => ({
  id,
  legacy,
  now,
  class: class_,
  vendor,
  advice,
  coverage
})

export const notes = (...codes: ReadonlyArray<string>): Coverage => ({ notes: codes })
export const refusals = (...codes: ReadonlyArray<string>): Coverage => ({ refusals: codes })
export const carried: Coverage = { carried: true }
export const outOfReach = (reason: string): Coverage => ({ outOfReach: reason })
