/** Text that the database can hold: PostgreSQL has no NUL, and no half of a character. */
import { LENGTH_MAX } from "@segue/core/Id"

/** Whether the database can hold it. What it cannot hold was never stored, so no record has it. */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed()

/** Whether it can be an id: no longer than those of the new API. */
export const isId = (text: string): boolean => text.length <= LENGTH_MAX && isStorable(text)
