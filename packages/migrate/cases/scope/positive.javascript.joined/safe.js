module.exports = {
  clientId: process.env.PAXOS_CLIENT_ID,
  scope: ['orchestration:read_orchestration', 'orchestration:write_orchestration'].join(' ')
}
