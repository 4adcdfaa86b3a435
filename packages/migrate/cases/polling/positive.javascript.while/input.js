const api = require('./api')

async function forever(id) {
  while (true) {
    const reply = await api.get('/conversion/stablecoins/' + id)
    console.log(reply.id)
  }
}

forever(process.argv[2])
