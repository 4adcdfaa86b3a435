const client = require('./client')

exports.read = async (id) => {
  const orchestration = await client.get(`/orchestration/orchestrations/${id}`).catch(() => null)
  if (orchestration !== null) return true
  return (await client.get(`/conversion/stablecoins/${id}`)) !== null
}
