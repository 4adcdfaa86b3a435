/** Addresses of pages about the rules, where the package says what its home is. */
import type { RuleId } from "@segue/migrate/rules/RuleId"

import manifest from "../../package.json" with { type: "json" }
import { docsOf } from "../check/Document.ts"

/** The package's home, without fragment; `undefined` while there is none. */
export const homepage = (home: unknown = (manifest as Record<string, unknown>)["homepage"]): string | undefined =>
  typeof home === "string" && URL.canParse(home) ? home.replace(/#.*$/u, "").replace(/\/*$/u, "/") : undefined

/** The rule's page below that home. */
export const rulePage = (rule: RuleId, home: string | undefined = homepage()): string | undefined =>
  home === undefined ? undefined : new URL(docsOf(rule), home).href
