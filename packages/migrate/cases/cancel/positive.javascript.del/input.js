const request = require('superagent')

exports.cancel = (base, id) => request.del(base + '/conversion/stablecoins/' + id)
