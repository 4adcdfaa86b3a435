package desk

import "net/http"

func cancel(base, id string) {
	req, err := http.NewRequest(http.MethodDelete, base+"/v2/conversion/stablecoins/"+id, nil)
	client.Do(req)
	if err != nil {
