import { StablecoinConversionApi } from "./generated/paxos/index.ts"

export const cancel = (id: string) => new StablecoinConversionApi().cancelStablecoinConversion(id
