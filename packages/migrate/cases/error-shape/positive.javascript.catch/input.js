const api = require('./api')

function create(body) {
  return api
    .post('/conversion/stablecoins', body)
    .catch((error) => console.log(error.response.data.meta.existing.target_asset))
}

create(require('./body.json'))
