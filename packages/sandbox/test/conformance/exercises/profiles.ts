/** Profiles, balances and the sandbox's own deposit. */
import type { Recorder } from "../Recorder.ts"

export const exercise = ({ other, profile, send }: Recorder): void => {
  const { id } = send("POST", "/profiles", { nickname: "third", description: "made by a test" }).body
  send("POST", "/profiles", { nickname: "fourth" })
  send("POST", "/profiles", { nickname: "third" })
  send("POST", "/profiles", {})
  send("PUT", `/profiles/${id}`, { nickname: "renamed" })
  send("PUT", `/profiles/${id}`, { nickname: "other" })
  send("PUT", `/profiles/${id}`, {})
  send("GET", `/profiles/${id}`)
  send("GET", "/profiles/default")
  send("GET", "/profiles?nickname=RE&order=DESC&limit=1")
  send("GET", "/profiles?limit=1")
  send("GET", `/profiles/${profile}/balances`)
  send("GET", `/profiles/${profile}/balances?assets=USD&assets=PYUSD`)
  send("GET", `/profiles/${profile}/balances?assets=USD,PYUSD`)
  send("GET", `/profiles/${profile}/balances/USD`)
  send("GET", `/profiles/${profile}/balances/NOPE`)
  send("POST", `/sandbox/profiles/${other}/deposit`, { asset: "USD", amount: "1.05" })
  send("POST", `/sandbox/profiles/${other}/deposit`, { asset: "PYUSD", amount: "1", crypto_network: "ETHEREUM" })
  send("POST", `/sandbox/profiles/${other}/deposit`, { asset: "USD", amount: "1.001" })
  send("POST", `/sandbox/profiles/${other}/deposit`, { asset: "USD", amount: "-1" })
  send("PUT", `/profiles/${other}/deactivate`)
  send("PUT", `/profiles/${id}/deactivate`)
  send("GET", `/profiles/${id}?include_deactivated=true`)
}
