/** Texts and edits as people and programs make them. */
import { Arbitrary, Schema } from "effect"

import * as texts from "./support/texts.ts"

const words = ["conversion", "stablecoins", "/", "segue-ignore-", "target_asset", '"USD"', "PYUSD", " ", "x", "é😀"]
const breaks = ["\n", "\r\n", "\r", "\n\n", texts.request]

/** Words the first tier knows, line breaks of every kind, letters of two code units. */
const piece = Arbitrary.schema(Schema.Literals([...words, ...breaks]))

/** A text of a few pieces. */
export const text: Arbitrary.Arbitrary<string> = Arbitrary.map(Arbitrary.array(piece), (pieces) => pieces.join(""))

const nat = (maximum: number) => Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))

/** Replaces `length` letters; `at` is taken modulo the text's length. */
const edit = Arbitrary.all({ at: nat(10_000), length: nat(30), text: piece })

/** What somebody types. */
export const edits = Arbitrary.array(edit)
