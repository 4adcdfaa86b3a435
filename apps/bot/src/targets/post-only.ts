/** A target that can post and nothing else: each change is a message of its own. */
import type { Notifier } from "./Notifier.ts"

/** The target; `gapMs` is the least time between two messages. */
export const postOnly = (name: string, gapMs: number, send: Notifier["send"]): Notifier => ({
  name,
  canEdit: false,
  canReply: false,
  gapMs,
  send,
  update: (_ref, view, key) => send(view, key),
  reply: (_ref, view, key) => send(view, key)
})
