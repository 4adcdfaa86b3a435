/** Scripts beside a request that read its reply, in places where they are not followed. */
import type { Range } from "../text/Range.ts"
import * as Ranges from "../text/Range.ts"
import type { Source } from "../text/Source.ts"

const NAMES =
  /\b(?:amount|target_asset|recipient_profile_id|settled_at|cancelled_at)\b|["'](?:CREATED|SETTLED|CANCELL?ED)["']/gu

/** Whether a script names something that replies call otherwise now. */
export const isReading = (script: string): boolean => script.search(NAMES) >= 0

/** Whether a script names such a thing outside of the places that were followed. */
export const isReadingBeside = (script: Source, followed: ReadonlyArray<Range>): boolean =>
  [...script.text.matchAll(NAMES)].some((match) => {
    const place = script.range(match.index, match.index + match[0].length)
    return !followed.some((range) => Ranges.meets(range, place))
  })

/** Said of a call whose reply such a script reads. */
export const caution = "A script beside this request reads its reply; see that it reads the new fields and statuses."
