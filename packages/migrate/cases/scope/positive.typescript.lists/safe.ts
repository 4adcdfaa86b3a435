const SCOPES = [
  'funding:read_profile',
  'orchestration:read_orchestration',
  'orchestration:write_orchestration',
]

const joined = "orchestration:read_orchestration orchestration:write_orchestration funding:read_profile"

const summed = "orchestration:read_orchestration " + "funding:read_profile"

export const token = (id: string, secret: string) =>
  fetch("https://oauth.paxos.com/oauth2/token", {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: secret, scope: SCOPES.join(" ") })
  })
