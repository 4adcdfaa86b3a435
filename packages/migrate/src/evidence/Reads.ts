/** Scripts beside a request that read its reply, in places where they are not followed. */

const NAMES =
  /(?:\b(?:amount|target_asset|recipient_profile_id|settled_at|cancelled_at)\b|["'](?:CREATED|SETTLED|CANCELL?ED)["'])/u

/** Whether a script names something that replies call otherwise now. */
export const isReading = (script: string): boolean => NAMES.test(script)

/** Said of a call whose reply such a script reads. */
export const caution = "A script beside this request reads its reply; see that it reads the new fields and statuses."
