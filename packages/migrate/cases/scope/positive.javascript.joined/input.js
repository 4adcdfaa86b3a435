module.exports = {
  clientId: process.env.PAXOS_CLIENT_ID,
  scope: ['conversion:read_conversion_stablecoin', 'conversion:write_conversion_stablecoin'].join(' ')
}
