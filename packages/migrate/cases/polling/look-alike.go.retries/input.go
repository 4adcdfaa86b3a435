package desk

import (
	"net/http"
	"time"
)

func load(base string) *http.Response {
	for attempt := 0; attempt < 3; attempt++ {
		resp, err := http.Get(base + "/v2/conversion/rates")
		if err == nil {
			return resp
		}
		time.Sleep(time.Second)
	}
	return nil
}
