/** Codes of the notes that a baseline adds to a report. */

/** Findings are hidden, because the baseline knows them. */
export const KNOWN = "baseline"
/** The baseline has entries for which nothing is found any more. */
export const STALE = "stale-baseline"
/** A file that the baseline knows has another name now. */
export const RENAMED = "renamed"
