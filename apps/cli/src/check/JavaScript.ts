/** How the JavaScript engine is set for a check, which is over before much of what is meant for long runs pays. */
import * as v8 from "node:v8"
import * as vm from "node:vm"

/** By how much what is in use may have grown when it is looked through again. */
const HEAP_GROWS_PERCENT = 25

const CALLS_BEFORE_COMPILED = 1500

/** Before the first file is read. */
export const setUp = (): void => {
  // Code compiled by the slowest compiler does not pay for itself; the one before it stays, which Node has since V8 13.
  // It works beside this thread, and what it makes of functions called less often than this saves less than it takes.
  if (Number.parseInt(process.versions.v8, 10) >= 13) {
    v8.setFlagsFromString("--no-opt")
    v8.setFlagsFromString(`--invocation-count-for-maglev=${CALLS_BEFORE_COMPILED}`)
  }
  // The same for grammars, which are large: compiled once more they would take twice the memory.
  v8.setFlagsFromString("--no-wasm-tier-up")
  v8.setFlagsFromString("--no-wasm-dynamic-tiering")
  // Looking through the heap bit by bit, beside the work, takes longer in sum and leaves more to be held at once.
  v8.setFlagsFromString("--no-incremental-marking")
  // Syntax trees come and go: collected somewhat more often, they leave a tenth less memory to be held at once.
  v8.setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_PERCENT}`)
}

/** Young objects get so much space, both halves of it: more is faster by a twentieth, and never given back. */
const YOUNG_MAX_BYTES = 8 * 1024 * 1024

let isBound = false

/** Keeps the space for young objects from growing further, once it is large enough. Cheap, to be called often. */
export const boundYoung = (): void => {
  if (isBound) return
  const young = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")
  if (young === undefined || young.space_size < YOUNG_MAX_BYTES) return
  isBound = true
  // This is read whenever it is about to grow.
  v8.setFlagsFromString("--semi-space-growth-factor=1")
}

/** Gives back what reading took before printing takes as much again: by itself it would wait until memory is short. */
export const giveBack = (): void => {
  v8.setFlagsFromString("--expose-gc")
  const collect = vm.runInNewContext("globalThis.gc") as NodeJS.GCFunction | undefined
  collect?.({ type: "major", execution: "sync" })
}
