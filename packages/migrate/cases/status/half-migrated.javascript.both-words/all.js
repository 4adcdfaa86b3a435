export async function show(api, id) {
  const conversion = await api.get(`/orchestration/orchestrations/${id}`)
  if (["COMPLETED"].includes(conversion.status)) console.log("in a list")
  if (conversion.status === "PROCESSING") console.log("open")
}
