import { CreateStablecoinConversionDto, StablecoinConversionApi } from "@devdraft/sdk"

const dto: CreateStablecoinConversionDto = { walletId: "w-1", destinationCurrency: "usdc" }
export const conversions = new StablecoinConversionApi()
conversions.createStablecoinConversion(dto)
