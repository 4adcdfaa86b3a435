module.exports = { permissions: ['conversion:read', 'conversion:write', 'stablecoin:read'] }
