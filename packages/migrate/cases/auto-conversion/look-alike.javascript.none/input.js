export const open = (api) =>
  api.post('/transfer/deposit-addresses', {
    profile_id: 'p-1',
    crypto_network: 'ETHEREUM',
    conversion_target_asset: 'NO_CONVERSION'
  })
