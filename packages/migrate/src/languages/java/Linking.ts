/** How Java files speak for each other. */
import { dialect } from "../java.ts"
import * as Packages from "./Packages.ts"

export const linker = Packages.linkerOf(dialect)
