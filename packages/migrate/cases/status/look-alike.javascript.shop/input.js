const api = require('./api')

async function show(id) {
  const order = await api.get('/orders/' + id)
  if (order.status === 'SETTLED') console.log('done')
}

show(process.argv[2])
