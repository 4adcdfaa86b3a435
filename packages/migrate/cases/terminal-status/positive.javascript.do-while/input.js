const base = 'https://api.sandbox.paxos.com/v2'

async function wait(headers, id) {
  let conversion
  do {
    await sleep(1000)
    conversion = await (await fetch(`${base}/conversion/stablecoins/${id}`, { headers })).json()
  } while (conversion.status !== 'SETTLED' && conversion.status !== 'CANCELLED')
  return conversion.status === 'SETTLED'
}

wait({}, process.argv[2])
