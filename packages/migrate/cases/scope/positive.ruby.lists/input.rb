SCOPES = %w[
  funding:read_profile
  conversion:read_conversion_stablecoin
  conversion:write_conversion_stablecoin
].freeze

SHORT = %w[conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin]

QUOTED = ["funding:read_profile", "conversion:write_conversion_stablecoin"].join(" ")

def token(id, secret)
  Net::HTTP.post_form(URI("https://oauth.paxos.com/oauth2/token"), grant_type: "client_credentials", client_id: id, client_secret: secret, scope: SCOPES.join(" "))
end

ONE = "funding:read_profile conversion:write_conversion_stablecoin"
TWO = "funding:read_profile " \
  "conversion:read_conversion_stablecoin"
