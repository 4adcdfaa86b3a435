import { CreateStablecoinConversionDto, StablecoinConversionApi } from '@devdraft/sdk'

const dto = { walletId: 'w-1', destinationCurrency: 'usdc' }
export const conversions = new StablecoinConversionApi()
conversions.createStablecoinConversion(dto)
