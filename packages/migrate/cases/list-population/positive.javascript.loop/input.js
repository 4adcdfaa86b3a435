const api = require('./api')

module.exports = async function* all() {
  let cursor
  do {
    const page = await api.get('/conversion/stablecoins', { params: { limit: 100, page_cursor: cursor } })
    yield* page.items
    cursor = page.next_page_cursor
  } while (cursor)
}
