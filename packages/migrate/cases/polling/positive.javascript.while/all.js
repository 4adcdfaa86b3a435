const api = require('./api')

async function forever(id) {
  while (true) {
    const reply = await api.get('/orchestration/orchestrations/' + id)
    console.log(reply.id)
  }
}

forever(process.argv[2])
