/** What editors need beside what the schema says. */

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** The values of `type` of a member of a union, none for one that has no such key. */
const typesOf = (member: unknown): ReadonlyArray<unknown> => {
  const properties = isObject(member) ? member["properties"] : undefined
  const type = isObject(properties) ? properties["type"] : undefined
  const values = isObject(type) ? type["enum"] : undefined
  return Array.isArray(values) ? values : []
}

/**
 * Has every value of `type` beside a union whose members differ by it: an editor looks at the members that fit best what
 * was written so far, and would offer only the types that need nothing else.
 */
export const withTypes = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withTypes)
  if (!isObject(schema)) return schema
  const walked: Json = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withTypes(value)]))
  const members = walked["anyOf"]
  if (!Array.isArray(members) || !members.every((member) => typesOf(member).length > 0)) return walked
  return { type: "object", properties: { type: { enum: members.flatMap(typesOf) } }, required: ["type"], ...walked }
}
