const READ = "conversion:read_conversion_stablecoin"
const WRITE = "conversion:write_conversion_stablecoin"

export const token = async () =>
  fetch("https://oauth.paxos.com/oauth2/token", {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", scope: [READ, WRITE].join(" ") })
  })

export const canWrite = (granted: ReadonlyArray<string>): boolean => granted.includes(WRITE)
