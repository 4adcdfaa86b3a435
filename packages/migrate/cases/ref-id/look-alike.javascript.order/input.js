const axios = require('axios')

axios.post('https://shop.example.com/orders', { profile_id: 'p', amount: '1', id: crypto.randomUUID() })
