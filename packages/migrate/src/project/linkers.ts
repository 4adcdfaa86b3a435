/** The languages whose files speak for each other. To add one: write its linker, put it in this list. */
import { linker as csharp } from "../languages/csharp/Linking.ts"
import { linker as go } from "../languages/go/Linking.ts"
import { linker as hcl } from "../languages/hcl/Linking.ts"
import { linker as java } from "../languages/java/Linking.ts"
import { linker as kotlin } from "../languages/kotlin/Linking.ts"
import { linker as php } from "../languages/php/Linking.ts"
import { linker as python } from "../languages/python/Linking.ts"
import { linker as ruby } from "../languages/ruby/Linking.ts"
import { linker as shell } from "../languages/shell/Linking.ts"
import { linker as typescript } from "../languages/typescript/Linking.ts"
import type { Linker } from "./Linker.ts"

const linkers: ReadonlyArray<Linker> = [typescript, python, go, csharp, shell, hcl, ruby, php, java, kotlin]

/** The linker of a file, by its name. */
export const forPath = (path: string): Linker | undefined => linkers.find((one) => one.isModule(path))

/** Whether files of two linkers may import each other: their own, and languages of one machine. */
export const understand = (one: Linker, other: Linker): boolean =>
  one === other || (one.machine !== undefined && one.machine === other.machine)

/** Whether a file tells where modules are. */
export const isLayout = (path: string): boolean => linkers.some((one) => one.isLayout(path))
