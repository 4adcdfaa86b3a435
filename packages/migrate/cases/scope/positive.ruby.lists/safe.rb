SCOPES = %w[
  funding:read_profile
  orchestration:read_orchestration
  orchestration:write_orchestration
].freeze

SHORT = %w[orchestration:read_orchestration orchestration:write_orchestration]

QUOTED = ["funding:read_profile", "orchestration:write_orchestration"].join(" ")

def token(id, secret)
  Net::HTTP.post_form(URI("https://oauth.paxos.com/oauth2/token"), grant_type: "client_credentials", client_id: id, client_secret: secret, scope: SCOPES.join(" "))
end

ONE = "funding:read_profile orchestration:write_orchestration"
TWO = "funding:read_profile " \
  "orchestration:read_orchestration"
