package treasury

import (
	"fmt"
	"net/http"
	"strings"
)

func convert(ref, profile, amount string) error {
	body := fmt.Sprintf(`{"ref_id":%q,"profile_id":%q,"amount":%q,"source_asset":"USD","target_asset":"PYUSD"}`, ref, profile, amount)
	_, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", strings.NewReader(body))
	return err
}
