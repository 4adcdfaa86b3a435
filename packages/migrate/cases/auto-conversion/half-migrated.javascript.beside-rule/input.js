export const open = (api, isNew) =>
  isNew
    ? api.post('/orchestration/rules', { source: { crypto: { network: 'ETHEREUM' } }, source_asset: 'PYUSD', destination_asset: 'USD' })
    : api.post('/transfer/deposit-addresses', { crypto_network: 'ETHEREUM', conversion_target_asset: 'USD' })
