const client = require('./client')

exports.exists = async (id) => {
  const reply = await client.get(`/conversion/stablecoins/${id}`)
  const other = reply.
  return reply !== null
}

const later = {
