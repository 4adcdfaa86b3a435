const api = require('./api')

async function wait(id) {
  let orchestration = await api.get('/orchestration/orchestrations/' + id)
  while (orchestration.status !== 'COMPLETED') orchestration = await api.get('/orchestration/orchestrations/' + id)
}

wait(process.argv[2])
