package desk

import "net/http"

const (
	old = "https://api.paxos.com/v2/orchestration/orchestrations"
	new = "https://api.paxos.com/v2/orchestration/orchestrations"
)

func status(kind, id string) (*http.Response, error) {
	if kind == "conversion" {
		return http.Get(old + "/" + id)
	}
	return http.Get(new + "/" + id)
}
