const request = require('./request')

function print(id) {
  return request('GET', '/conversion/stablecoins/' + id).then(function (conversion) {
    console.log(conversion.amount, conversion.target_asset)
  })
}

print(process.argv[2])
