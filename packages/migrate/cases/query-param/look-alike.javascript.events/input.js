async function count(begin) {
  const reply = await fetch('https://events.example.com/list?created_at.begin=' + begin + '&limit=10')
  console.log((await reply.json()).items.length)
}

count(process.argv[2])
