const client = require('./client')

exports.exists = async (id) => {
  const reply = await client.get(`/orchestration/orchestrations/${id}`)
  const other = reply.
  return reply !== null
}

const later = {
