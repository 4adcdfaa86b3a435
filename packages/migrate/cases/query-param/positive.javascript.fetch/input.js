async function count(begin) {
  const reply = await fetch('https://api.paxos.com/v2/conversion/stablecoins?created_at.begin=' + begin + '&limit=10')
  console.log((await reply.json()).items.length)
}

count(process.argv[2])
