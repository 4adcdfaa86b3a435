/** One step of the tour: it does something real and tells what came of it, or throws. */
import type { Services } from "./Services.ts"

export interface Step {
  readonly title: string
  /** Tells line by line; whatever it throws makes the tour fail by its title. */
  readonly run: (services: Services, tell: (line?: string) => void) => Promise<void>
}

/** A step's own finding that something is not as it must be. */
export const fail = (message: string): never => {
  throw new Error(message)
}
