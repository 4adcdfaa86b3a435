/** Who is at the command line, for the record. */
import * as os from "node:os"

/** The user's name on this machine; a container may have none. */
export const operator = (): string => {
  try {
    return os.userInfo().username
  } catch {
    return "somebody at the command line"
  }
}
