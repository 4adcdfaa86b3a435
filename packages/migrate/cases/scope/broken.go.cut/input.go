package desk

var scopes = []string{
	"conversion:read_conversion_stablecoin",
	"conversion:write_conversion_stablecoin",
