package desk

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
)

const version = "v2"

var segments = []string{version, "conversion", "stablecoins"}

func one(base, id string) {
	_, _ = http.Get(fmt.Sprintf("%s/v2/conversion/stablecoins/%s", base, id))
	_, _ = http.Get(fmt.Sprintf("%s/%s/conversion/stablecoins/%s", base, version, url.PathEscape(id)))
	_, _ = http.Get(base + "/" + strings.Join(segments, "/") + "/" + id)
	joined, _ := url.JoinPath(base, "v2", "conversion/stablecoins", id)
	_, _ = http.Get(joined)
	u, _ := url.Parse(base)
	u.Path = path.Join(u.Path, "conversion", "stablecoins", id)
	_, _ = http.Get(u.String())
}
