package desk

import "net/http"

func stop(c *http.Client, base, kind, id string) error {
	if kind == "orchestration" {
		return errNoCancel
	}
	found, err := c.Get(base + "/v2/orchestration/orchestrations/" + id)
	if err == nil {
		return found.Body.Close()
	}
	req, _ := http.NewRequest("DELETE", base+"/v2/conversion/stablecoins/"+id, nil)
	_, err = c.Do(req)
	return err
}
