package treasury

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type Job struct {
	ID      string
	Amount  string
	Profile string
}

func Work(jobs chan Job, base string) {
	for job := range jobs {
		go func(job Job) {
			if err := Convert(base, job.Profile, job.Amount, job.ID); err != nil {
				retry(job)
			}
		}(job)
	}
}

func Convert(base, profile, amount, ref string) error {
	data, err := json.Marshal(map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref})
	if err != nil {
		return err
	}
	_, err = http.Post(base+"/v2/orchestration/orchestrations", "application/json", bytes.NewReader(data))
	return err
}

func Handle(mux *http.ServeMux) {
	mux.HandleFunc("/convert", func(w http.ResponseWriter, r *http.Request) {
		var job Job
		json.NewDecoder(r.Body).Decode(&job)
		Convert("https://api.paxos.com", job.Profile, job.Amount, job.ID)
	})
}
