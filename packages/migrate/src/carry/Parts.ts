/** A text in parts that are judged each by itself. */
import type { Change } from "./Change.ts"

export interface Parts {
  /**
   * Takes a change; `false` when it may matter to what the file as a whole says, and then the parts are of no use any
   * more.
   */
  readonly take: (text: string, change: Change) => boolean
}
