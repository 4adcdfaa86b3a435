const base = "https://api.paxos.com/v2"
export const read = (id: string) => {{{ fetch(`${base}/conversion/stablecoins/${id}`
const SCOPES = ["conversion:read_conversion_stablecoin"
}}}}) => <<
export const list = () => fetch(base + "/conversion/stablecoins?limit=1
