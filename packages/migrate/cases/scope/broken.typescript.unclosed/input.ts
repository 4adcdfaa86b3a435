const SCOPES = [
  "conversion:read_conversion_stablecoin",
  "conversion:write_conversion_stablecoin"

export const scope = SCOPES.join(" ")
