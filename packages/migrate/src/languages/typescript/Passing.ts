/** Names of functions and methods that hand an answer on: over rows, as one of them, or as it is. */

/** Rows stay rows. */
export const ITEM_METHODS = new Set([
  "filter",
  "slice",
  "sort",
  "toSorted",
  "reverse",
  "toReversed",
  "concat",
  "flat",
  "values",
  "flatMap",
  "toArray",
  "take",
  "drop"
])
/** One of the rows. */
export const ONE_METHODS = new Set(["find", "findLast", "at", "pop", "shift"])
/** Each row is handed to a function. */
export const CALLBACK_METHODS = new Set([
  ...ITEM_METHODS,
  ...ONE_METHODS,
  "map",
  "forEach",
  "some",
  "every",
  "findIndex",
  "reduce",
  "partition"
])
/** The answer itself, perhaps decoded. */
export const SAME = new Set([
  "json",
  "text",
  "catch",
  "finally",
  "toPromise",
  "unwrap",
  "throwOnError",
  "clone",
  "toUpperCase",
  "toLowerCase",
  "trim",
  "send",
  "set",
  "query",
  "retry",
  "timeout",
  "expect",
  "auth",
  "header",
  "accept",
  "mutateAsync",
  "refetch"
])
/** Functions that check or convert an answer and give it back. */
export const PARSERS =
  /^(?:parse|parseAsync|safeParse|decode\w*|validate\w*|assert|from|fromJSON|fromJson|plainToInstance|plainToClass|structuredClone|freeze|cast|check|unwrap|camelizeKeys)$/u

/** Functions of other libraries that give back what they were given. */
export const HANDS_ON = /^(?:firstValueFrom|lastValueFrom|race|any|resolve|from|unwrap|tap)$/u
