/** Why a disk refused, where a program between it and us kept the system's code to itself. */

const words: ReadonlyArray<readonly [RegExp, string]> = [
  [/no space left on device/iu, "ENOSPC"],
  [/disk quota exceeded/iu, "EDQUOT"],
  [/read-only file system/iu, "EROFS"],
  [/permission denied/iu, "EACCES"]
]

/** Numbers of the same in WebAssembly's system interface. */
const numbers: Readonly<Record<number, string>> = { 2: "EACCES", 19: "EDQUOT", 51: "ENOSPC", 63: "EPERM", 69: "EROFS" }

const codeOf = (cause: unknown): string | undefined => {
  const { errno, message } = (cause ?? {}) as { readonly errno?: unknown; readonly message?: unknown }
  return typeof message === "string" && message !== ""
    ? words.find(([pattern]) => pattern.test(message))?.[1]
    : typeof errno === "number"
      ? numbers[errno]
      : undefined
}

/** A cause that tells the system's code, if its words or its number do; otherwise as it is. */
export const withCode = (cause: unknown): unknown => {
  const code = codeOf(cause)
  return code === undefined ? cause : Object.assign(new Error(code, { cause }), { code })
}
