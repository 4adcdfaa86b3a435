const api = require('./api')

async function read(id) {
  const conversion = await api.get('/conversion/stablecoins/' + id)
  console.log(+conversion.amount)
}

read(process.argv[2])
