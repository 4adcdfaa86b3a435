/**
 * Amounts of money as the vendor writes them: decimal strings. The text is kept as it was sent; comparison and
 * arithmetic are exact (integers of the smallest unit), and there is no floating point and no exponent anywhere.
 */
import * as Order from "effect/Order"
import * as Schema from "effect/Schema"

/** Longer texts are no amounts: the largest balance the vendor could hold has far fewer digits. */
export const LENGTH_MAX = 64

const PATTERN = /^[0-9]*\.?[0-9]+$/u
const SIGNED_PATTERN = /^-?[0-9]*\.?[0-9]+$/u
const HINT = 'a decimal string such as "100.00" (digits, at most one point, no sign, no exponent)'

/**
 * An amount as a request carries it: the pattern of the legacy API, which allows `.5` and leading zeros.
 * Source: docs/vendor-facts.md#conv-amount-pattern. The new API states no pattern; the same form is used for it.
 */
export const Decimal = Schema.String.annotate({ expected: HINT }).check(
  Schema.isPattern(PATTERN, { expected: HINT }),
  Schema.isMaxLength(LENGTH_MAX, { expected: `an amount of at most ${LENGTH_MAX} characters` })
)

/** An amount that may be negative: balances and ledger differences. */
export const SignedDecimal = Schema.String.annotate({ expected: "a decimal string" }).check(
  Schema.isPattern(SIGNED_PATTERN, { expected: "a decimal string" }),
  Schema.isMaxLength(LENGTH_MAX, { expected: `an amount of at most ${LENGTH_MAX} characters` })
)

/** An exact number: `units / 10 ** scale`. */
interface Exact {
  readonly units: bigint
  readonly scale: number
}

/** Sums and differences of two amounts may be this long; they compare and add like any other. */
const RESULT_LENGTH_MAX = 2 * LENGTH_MAX + 4

const parse = (text: string): Exact => {
  if (!SIGNED_PATTERN.test(text) || text.length > RESULT_LENGTH_MAX) throw new RangeError("not a decimal string")
  const point = text.indexOf(".")
  return point < 0
    ? { units: BigInt(text), scale: 0 }
    : { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 }
}

const aligned = (a: Exact, b: Exact): readonly [bigint, bigint, number] => {
  const scale = Math.max(a.scale, b.scale)
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale]
}

/** Plain notation of `units / 10 ** scale`, with all `scale` decimals. */
export const fromUnits = (units: bigint, scale: number): string => {
  const sign = units < 0n ? "-" : ""
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0")
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/**
 * The amount in units of `10 ** -scale`, or `undefined` when it needs more decimals than that: never rounded.
 * Throws a RangeError for a text that is not a decimal string.
 */
export const toUnits = (text: string, scale: number): bigint | undefined => {
  const { units, scale: own } = parse(text)
  if (own <= scale) return units * 10n ** BigInt(scale - own)
  const divisor = 10n ** BigInt(own - scale)
  return units % divisor === 0n ? units / divisor : undefined
}

/** Compares values, not texts: `1.10` equals `1.1`. Throws a RangeError for a text that is not a decimal string. */
export const compare = (a: string, b: string): -1 | 0 | 1 => {
  const [x, y] = aligned(parse(a), parse(b))
  return x < y ? -1 : x > y ? 1 : 0
}

/** The order of amounts by value. */
export const order: Order.Order<string> = Order.make(compare)

/** Whether two texts state the same amount. */
export const equals = (a: string, b: string): boolean => compare(a, b) === 0

/** The exact sum, with as many decimals as the longer of the two. */
export const add = (a: string, b: string): string => {
  const [x, y, scale] = aligned(parse(a), parse(b))
  return fromUnits(x + y, scale)
}

/** The exact difference `a - b`, with as many decimals as the longer of the two. */
export const subtract = (a: string, b: string): string => {
  const [x, y, scale] = aligned(parse(a), parse(b))
  return fromUnits(x - y, scale)
}

/** Whether the amount is zero, however it is written. */
export const isZero = (text: string): boolean => parse(text).units === 0n

/** How many decimals the value needs: 1 for `1.500`, 0 for `7.00`. */
export const decimals = (text: string): number => {
  const { units, scale } = parse(text)
  if (units === 0n) return 0
  let needed = scale
  for (let rest = units; needed > 0 && rest % 10n === 0n; rest /= 10n) needed--
  return needed
}

/** How many decimals are written: 3 for `1.500`. */
export const writtenDecimals = (text: string): number => parse(text).scale
