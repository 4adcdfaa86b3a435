/** The files that the editor tests open, and those that they never open. */

const createCall = `import { token } from "./token.js"

/** Moves dollars into PYUSD. */
export async function convert(amount: string, orderId: string): Promise<void> {
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", {
    method: "POST",
    headers: { authorization: \`Bearer \${await token()}\` },
    body: JSON.stringify({
      profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
      source_asset: "USD",
      target_asset: "PYUSD",
      amount,
      ref_id: \`order-\${orderId}\`
    })
  })
}
`

const readCall = `export async function read(id: string): Promise<unknown> {
  const response = await fetch(\`https://api.paxos.com/v2/conversion/stablecoins/\${id}\`, { method: "GET" })
  return response.json()
}
`

const payload = `{
  "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  "source_asset": "USD",
  "target_asset": "PYUSD",
  "amount": "100.00",
  "ref_id": "top-up-1"
}
`

const guide = `# Converting

\`\`\`sh
curl -X POST https://api.paxos.com/v2/conversion/stablecoins \\
  -d '{"profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c", "source_asset": "USD", "target_asset": "PYUSD", "amount": "5.00", "ref_id": "guide-1"}'
\`\`\`
`

const python = `import requests

BASE = "https://api.paxos.com/v2"


def convert(session: requests.Session, amount: str, reference: str) -> dict:
    response = session.post(
        BASE + "/conversion/stablecoins",
        json={
            "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
            "source_asset": "USD",
            "target_asset": "PYUSD",
            "amount": amount,
            "ref_id": reference,
        },
    )
    return response.json()
`

const go = `package treasury

import "net/http"

const conversions = "https://api.paxos.com/v2/conversion/stablecoins"

func cancel(client *http.Client, id string) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodDelete, conversions+"/"+id, nil)
	if err != nil {
		return nil, err
	}
	return client.Do(request)
}
`

/** More than the limit of 1,024 KB, with one payload at its end. */
const large = (): string =>
  `[\n${Array.from({ length: 14_000 }, (_, index) => `  { "id": ${index}, "note": "nothing of interest stands in this row, really" },\n`).join("")}  ${payload.trim().replaceAll("\n", "\n  ")}\n]\n`

export const files: Readonly<Record<string, string>> = {
  "src/convert.ts": createCall,
  "src/read.ts": readCall,
  "src/plain.ts": "export const answer = 42\n",
  "payloads/never-opened.json": payload,
  "payloads/gone.json": payload,
  "deploy/client.env": "PAXOS_SCOPES=conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin\n",
  "docs/guide.md": guide,
  "service/convert.py": python,
  "service/cancel.go": go,
  "large/rows.json": large()
}
