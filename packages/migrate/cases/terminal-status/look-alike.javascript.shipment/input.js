async function wait(shop, id) {
  let order = { status: 'CREATED' }
  while (order.status !== 'SETTLED' && order.status !== 'CANCELLED') order = await shop.order(id)
  return order
}

wait(require('./shop'), process.argv[2])
