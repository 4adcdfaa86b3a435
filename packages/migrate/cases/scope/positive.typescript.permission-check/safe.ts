export const mayConvert = (scopes: ReadonlyArray<string>): boolean =>
  scopes.includes("conversion:write_conversion_stablecoin")

export const needs = { convert: requireScopes("conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin") }

export const form = new URLSearchParams({
  grant_type: "client_credentials",
  scope: "conversion:read_conversion_stablecoin orchestration:read_orchestration conversion:write_conversion_stablecoin orchestration:write_orchestration"
})
