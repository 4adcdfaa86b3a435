const api = require('./api')

api.post('/orders', {}).catch((error) => console.log(error.response.data.meta.existing.target_asset))
