export async function read(api, id) {
  const orchestration = await api.get(`/orchestration/orchestrations/${id}`).catch(() => undefined)
  if (orchestration !== undefined) return
  try {
    await api.get(`/orchestration/orchestrations/${id}`)
  } catch (error) {
    console.log(/conversion with id .* not found/.test(error.message))
  }
}
