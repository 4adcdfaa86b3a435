/**
 * The migration map as law: every direction between the two APIs, each answering a result with typed notes or a
 * refusal. The rows are in `Rows`, and docs/migration-map.md is made from them.
 */
export * as ListQuery from "./migration/ListQuery.ts"
export type { Migrated, Migration, RefusalIssue } from "./migration/Migrated.ts"
export { MigrationRefused } from "./migration/Migrated.ts"
export * as Object from "./migration/Object.ts"
export * as ProblemBody from "./migration/ProblemBody.ts"
export * as Request from "./migration/Request.ts"
export * as Rows from "./migration/Rows.ts"
export * as Scopes from "./migration/Scopes.ts"
export * as Status from "./migration/Status.ts"
export * as Transformations from "./migration/Transformations.ts"
