const api = require('./api')

async function report(since) {
  const { data } = await api.get('/conversion/stablecoins', { params: { 'updated_at.begin': since } })
  data.items.forEach((row) => console.log(row.id, row.settled_at))
}

report(process.argv[2])
