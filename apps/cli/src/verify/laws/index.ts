/** Every law, in the order in which a reader wants to hear of them. */
import { acceptance } from "./acceptance.ts"
import { books } from "./books.ts"
import { final } from "./final.ts"
import type { Law } from "./Law.ts"
import { oracle } from "./oracle.ts"
import { record } from "./record.ts"
import { release } from "./release.ts"
import { replay } from "./replay.ts"
import { verdict } from "./verdict.ts"

export const laws: ReadonlyArray<Law> = [verdict, final, oracle, acceptance, replay, record, release, books]
