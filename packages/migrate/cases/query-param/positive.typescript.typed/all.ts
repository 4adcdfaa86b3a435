interface ListQuery {
  "created_at.gte"?: string
  "created_at.lte"?: string
  limit?: number
}

class Conversions {
  async count(query: ListQuery) {
    const page = await this.client.get("/orchestration/orchestrations", { params: query })
    console.log(page.items.length)
  }
}
