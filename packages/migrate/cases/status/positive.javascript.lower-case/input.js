const api = require('./api')

async function show(id) {
  const conversion = await api.get('/conversion/stablecoins/' + id)
  if (conversion.status.toLowerCase() === 'settled') console.log('done')
}

show(process.argv[2])
