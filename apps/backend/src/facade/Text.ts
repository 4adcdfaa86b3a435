/** Text that can be an id of the facade: what the database can hold, no longer than ids of the new API. */
import { LENGTH_MAX } from "@segue/core/Id"
import { isStorable } from "@segue/core/Text"

export { isStorable }

/** Whether it can be an id. */
export const isId = (text: string): boolean => text.length <= LENGTH_MAX && isStorable(text)
