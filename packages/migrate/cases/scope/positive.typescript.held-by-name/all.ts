const READ = "orchestration:read_orchestration"
const WRITE = "orchestration:write_orchestration"

export const token = async () =>
  fetch("https://oauth.paxos.com/oauth2/token", {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", scope: [READ, WRITE].join(" ") })
  })

export const canWrite = (granted: ReadonlyArray<string>): boolean => granted.includes(WRITE)
