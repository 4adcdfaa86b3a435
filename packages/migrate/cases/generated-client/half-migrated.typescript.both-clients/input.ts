import { OrchestrationsApi, StablecoinConversionApi } from "./generated/paxos/index.ts"

export const read = (id: string, isNew: boolean) =>
  isNew ? new OrchestrationsApi().getOrchestration(id) : new StablecoinConversionApi().getStablecoinConversion(id)
