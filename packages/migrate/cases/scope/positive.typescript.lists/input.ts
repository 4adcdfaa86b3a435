const SCOPES = [
  'funding:read_profile',
  'conversion:read_conversion_stablecoin',
  'conversion:write_conversion_stablecoin',
]

const joined = "conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin funding:read_profile"

const summed = "conversion:read_conversion_stablecoin " + "funding:read_profile"

export const token = (id: string, secret: string) =>
  fetch("https://oauth.paxos.com/oauth2/token", {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: secret, scope: SCOPES.join(" ") })
  })
