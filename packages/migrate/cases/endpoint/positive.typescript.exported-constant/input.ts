export const CONVERSIONS = "/conversion/stablecoins"

export const exists = async (base: string, id: string) => (await fetch(`${base}${CONVERSIONS}/${id}`)).ok
