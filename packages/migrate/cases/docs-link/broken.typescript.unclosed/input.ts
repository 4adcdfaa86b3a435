export const HELP = "https://docs.paxos.com/guides/developer/convert"
export const help = () => {
