package desk

var scopes = []string{
	"orchestration:read_orchestration",
	"orchestration:write_orchestration",
}
