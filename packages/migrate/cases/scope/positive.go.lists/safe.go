package desk

import (
	"strings"

	"golang.org/x/oauth2/clientcredentials"
)

const readScope = "orchestration:read_orchestration"

func config(id, secret string) *clientcredentials.Config {
	return &clientcredentials.Config{
		ClientID:     id,
		ClientSecret: secret,
		TokenURL:     "https://oauth.paxos.com/oauth2/token",
		Scopes:       []string{"funding:read_profile", "orchestration:read_orchestration", "orchestration:write_orchestration"},
	}
}

var joined = strings.Join([]string{readScope, "events:read_event"}, " ")

var one = "funding:read_profile orchestration:write_orchestration"
