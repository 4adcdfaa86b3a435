export { isSegueError, type SegueError } from "./Answer.ts"
export {
  type ClientOptions,
  type CreateOutcome,
  createSegueClient,
  type Inputs,
  type Outputs,
  type SegueClient,
  type WaitOptions
} from "./Client.ts"
export type { Message, Selection, WatchOptions } from "./watch.ts"
