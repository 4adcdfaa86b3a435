package paxos

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Config says where the API is and who asks.
type Config struct {
	BaseURL      string
	TokenURL     string
	ClientID     string
	ClientSecret string
}

// Client is safe for concurrent use.
type Client struct {
	config Config
	http   *http.Client

	mu      sync.Mutex
	token   string
	expires time.Time
}

// New makes a client; nothing is sent yet.
func New(config Config) *Client {
	return &Client{config: config, http: &http.Client{Timeout: 10 * time.Second}}
}

// Problem is an answer that is not a success.
type Problem struct {
	Type   string          `json:"type"`
	Title  string          `json:"title"`
	Status int             `json:"status"`
	Detail string          `json:"detail"`
	Meta   json.RawMessage `json:"meta"`
}

func (p *Problem) Error() string {
	return fmt.Sprintf("paxos answered %d %s: %s", p.Status, p.Title, p.Detail)
}

// Is reports whether the problem is of a kind, such as "insufficient-funds".
func (p *Problem) Is(kind string) bool {
	return strings.HasSuffix(p.Type, "/"+kind)
}

func (c *Client) do(ctx context.Context, method, path string, query url.Values, body, reply any) error {
	address, err := url.JoinPath(c.config.BaseURL, path)
	if err != nil {
		return err
	}
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	var payload io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		payload = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, address, payload)
	if err != nil {
		return err
	}
	token, err := c.accessToken(ctx)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	return c.read(request, reply)
}

func (c *Client) read(request *http.Request, reply any) error {
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= 300 {
		problem := &Problem{Status: response.StatusCode, Title: response.Status}
		_ = json.Unmarshal(text, problem)
		return problem
	}
	return json.Unmarshal(text, reply)
}

func (c *Client) accessToken(ctx context.Context) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Now().Before(c.expires) {
		return c.token, nil
	}
	form := url.Values{
		"grant_type":    {"client_credentials"},
		"client_id":     {c.config.ClientID},
		"client_secret": {c.config.ClientSecret},
		"scope":         {strings.Join(Scopes, " ")},
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.config.TokenURL, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var reply struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
	}
	if err := c.read(request, &reply); err != nil {
		return "", err
	}
	c.token = reply.AccessToken
	c.expires = time.Now().Add(time.Duration(reply.ExpiresIn-60) * time.Second)
	return c.token, nil
}
