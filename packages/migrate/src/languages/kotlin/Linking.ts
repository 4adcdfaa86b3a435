/** How Kotlin files speak for each other. */
import * as Packages from "../java/Packages.ts"
import { dialect } from "../kotlin.ts"

export const linker = Packages.linkerOf(dialect)
