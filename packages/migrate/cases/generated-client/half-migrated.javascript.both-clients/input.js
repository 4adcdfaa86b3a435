import { OrchestrationsApi, StablecoinConversionApi } from './generated/paxos/index.js'

export const read = (id, isNew) =>
  isNew ? new OrchestrationsApi().getOrchestration(id) : new StablecoinConversionApi().getStablecoinConversion(id)
