const pending = new Map()

exports.cancel = (id) => pending.delete(id)
exports.remove = (app) => app.delete('/conversions/:id', (req, res) => res.end())
