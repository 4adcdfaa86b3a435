/** Keeps the memory of a sandbox that runs for days on a developer's machine small. */
import * as v8 from "node:v8"

/**
 * From now on V8 trades some of its speed for memory, as far as a running process can still choose (starting a second
 * one with other limits would double the time until the sandbox answers):
 * - Its space for young objects grows no further. It would grow to 3 x 16 MB under load and never shrink again. The
 *   limit itself is read only at the start; this factor is read whenever the space is about to grow.
 * - Hot code goes straight to the best compiler. The one between works on threads of its own, whose memory, some 20 MB
 *   after the first thousand requests, the C library keeps.
 */
export const keepSmall = (): void => {
  v8.setFlagsFromString("--semi-space-growth-factor=1")
  v8.setFlagsFromString("--no-maglev")
}
