const SCOPES = [
  'conversion:read_conversion_stablecoin',
  'orchestration:read_orchestration',
  'orchestration:write_orchestration'
]

export const scope = SCOPES.join(' ')
