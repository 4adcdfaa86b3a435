const SCOPES = [
  'orchestration:read_orchestration',
  'orchestration:write_orchestration'
]

export const scope = SCOPES.join(' ')
