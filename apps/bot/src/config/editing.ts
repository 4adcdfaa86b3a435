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
const withTypes = (schema: Json): Json => {
  const members = schema["anyOf"]
  if (!Array.isArray(members) || !members.every((member) => typesOf(member).length > 0)) return schema
  return { type: "object", properties: { type: { enum: members.flatMap(typesOf) } }, required: ["type"], ...schema }
}

const isDescription = (value: unknown): value is { readonly description: string } =>
  isObject(value) && Object.keys(value).join() === "description"

/** Has what is said about a key where editors look for it. */
const withDescription = (schema: Json): Json => {
  const { allOf, ...rest } = schema
  const said = Array.isArray(allOf) ? allOf.filter(isDescription) : []
  const other = Array.isArray(allOf) ? allOf.filter((one) => !isDescription(one)) : []
  if (said.length === 0) return schema
  return { ...rest, ...(other.length === 0 ? {} : { allOf: other }), description: said.at(-1)!.description }
}

/** A JSON schema as editors need it. */
export const forEditors = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(forEditors)
  if (!isObject(schema)) return schema
  return withDescription(
    withTypes(Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, forEditors(value)])))
  )
}
