const api = require('./api')

async function read(id) {
  const conversion = await api.get('/orchestration/orchestrations/' + id)
  console.log(+conversion.source_amount)
}

read(process.argv[2])
