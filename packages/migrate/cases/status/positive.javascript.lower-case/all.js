const api = require('./api')

async function show(id) {
  const conversion = await api.get('/orchestration/orchestrations/' + id)
  if (conversion.status.toLowerCase() === 'completed') console.log('done')
}

show(process.argv[2])
