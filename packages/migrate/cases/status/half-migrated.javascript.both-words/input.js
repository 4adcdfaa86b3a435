export async function show(api, id) {
  const conversion = await api.get(`/conversion/stablecoins/${id}`)
  if (["SETTLED", "COMPLETED"].includes(conversion.status)) console.log("in a list")
  if (conversion.status === "CREATED" || conversion.status === "PROCESSING") console.log("open")
}
