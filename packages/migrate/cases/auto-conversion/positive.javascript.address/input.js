require('./api').post('/transfer/deposit-addresses', { crypto_network: 'SOLANA', conversion_target_asset: 'USD' })
