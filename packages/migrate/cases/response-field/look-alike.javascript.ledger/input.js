const db = require('./db')

async function print(id) {
  const conversion = await db.conversions.findOne({ id })
  console.log(conversion.amount, conversion.target_asset, conversion.recipient_profile_id)
}

print(process.argv[2])
