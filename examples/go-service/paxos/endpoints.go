// Package paxos is the desk's client for the Paxos API.
package paxos

// Paths below the base URL, which ends in /v2.
const (
	conversionsPath = "conversion/stablecoins"
	transfersPath   = "transfer/internal"
)

// Scopes are what the desk's credential must be granted.
var Scopes = []string{
	"funding:read_profile",
	"conversion:read_conversion_stablecoin",
	"conversion:write_conversion_stablecoin",
}
