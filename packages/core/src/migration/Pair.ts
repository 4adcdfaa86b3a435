/** Pairs of assets that the legacy API documents: row B1 of docs/migration-map.md. */
import * as Asset from "../Asset.ts"
import { at, type RefusalIssue } from "./Migrated.ts"
import * as Refusals from "./Refusals.ts"

/** Why a pair is none of the legacy API's; nothing when it is one. `targetField` is what the target is called here. */
export const issues = (
  source: string,
  target: string,
  targetField: "target_asset" | "destination_asset"
): ReadonlyArray<RefusalIssue> => {
  if (Asset.isLegacyPair(source, target)) return []
  const unknown = [
    ...(Asset.find(source) === undefined ? [at(Refusals.unknownAsset, "source_asset")] : []),
    ...(Asset.find(target) === undefined ? [at(Refusals.unknownAsset, targetField)] : [])
  ]
  return unknown.length > 0 ? unknown : [at(Refusals.unsupportedPair, targetField)]
}
