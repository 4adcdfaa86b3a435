package desk

import (
	"strings"

	"golang.org/x/oauth2/clientcredentials"
)

const readScope = "conversion:read_conversion_stablecoin"

func config(id, secret string) *clientcredentials.Config {
	return &clientcredentials.Config{
		ClientID:     id,
		ClientSecret: secret,
		TokenURL:     "https://oauth.paxos.com/oauth2/token",
		Scopes:       []string{"funding:read_profile", "conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin"},
	}
}

var joined = strings.Join([]string{readScope, "events:read_event"}, " ")

var one = "funding:read_profile conversion:write_conversion_stablecoin"
