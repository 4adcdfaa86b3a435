package desk

import "net/http"

func cancel(base, profile, id string) error {
	req, err := http.NewRequest(http.MethodDelete, base+"/v2/profiles/"+profile+"/orders/"+id, nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}
