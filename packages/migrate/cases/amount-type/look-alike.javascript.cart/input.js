const cart = require('./cart')

console.log(cart.items.map((item) => Number(item.amount)))
