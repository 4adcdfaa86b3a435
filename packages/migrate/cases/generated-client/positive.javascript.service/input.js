import { StablecoinConversionService } from './paxos/services/StablecoinConversionService.js'

export const list = (profileId) => StablecoinConversionService.listStablecoinConversions(profileId)
