interface ListQuery {
  "created_at.begin"?: string
  "created_at.end"?: string
  limit?: number
}

class Conversions {
  async count(query: ListQuery) {
    const page = await this.client.get("/conversion/stablecoins", { params: query })
    console.log(page.items.length)
  }
}
