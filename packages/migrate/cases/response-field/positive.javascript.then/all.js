const request = require('./request')

function print(id) {
  return request('GET', '/orchestration/orchestrations/' + id).then(function (conversion) {
    console.log(conversion.source_amount, conversion.destination_asset)
  })
}

print(process.argv[2])
