const api = require('./api')

api.post('/workflows/orchestrations', { profile_id: 'p-1', source_amount: '5' })
