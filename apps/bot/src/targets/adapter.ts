/** What every platform's adapter is given: it keeps quiet, since its words hold bodies and would stand between ours. */
import type { Logger } from "chat"

const nothing = () => {}

/** A logger that says nothing. */
export const silent: Logger = { child: () => silent, debug: nothing, error: nothing, info: nothing, warn: nothing }
