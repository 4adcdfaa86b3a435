export const HELP = "https://docs.paxos.com/guides/developer/orchestrations/convert"
export const help = () => {
