/** What a reconciliation found to differ between here and the vendor. */

/**
 * - `missing-here`: the vendor shows it, we did not know it (now we do);
 * - `missing-there`: we know it, the vendor does not show it, not even by its id;
 * - `money`: amount, assets, source or destination differ from what was first seen. They never change: look at once;
 * - `status`: we had missed a change (`here` is what we believed); now it is in the feed;
 * - `not-ours`: nobody created it through us, and no rule did.
 */
export type Kind = "missing-here" | "missing-there" | "money" | "status" | "not-ours"

/** One difference. */
export interface Difference {
  readonly kind: Kind
  readonly id: string
  readonly ref_id: string | undefined
  /** The fields that differ, for `money`. */
  readonly fields: ReadonlyArray<string>
  readonly here: string | undefined
  readonly there: string | undefined
}
