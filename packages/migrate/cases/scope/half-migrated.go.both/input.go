package desk

var scopes = []string{
	"conversion:read_conversion_stablecoin",
	"orchestration:read_orchestration",
	"conversion:write_conversion_stablecoin",
}
