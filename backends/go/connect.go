// The endpoint that the Connect form posts to, with only Go's standard library.
//
//	PORT=8000 go run connect.go
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

var regions = map[string]bool{"api": true, "api.eu": true, "api.au": true}
var keyShape = regexp.MustCompile(`^ITG\.[A-Za-z0-9._-]{1,508}$`)

// Replace these with your sign-in, your users and your database.
var sessions = map[string]string{"dana": "customer-1"} // Dana is an administrator. Nobody else may connect.
var saves atomic.Int64

// Stores the connection in place of an earlier one. Encrypt the key before you store it.
func save(customer, subdomain, apiKey string) { saves.Add(1) }

// The reason of a failure (RFC 9457): a status, a code that the form knows, and values for its messages.
type problem map[string]any

func fail(status int, code string) problem {
	return problem{"type": "urn:itglue-connect:" + code, "status": status, "code": code}
}

// A redirect would take the key to wherever it points.
var client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// Asks IT Glue at one subdomain. Returns how many organizations the key sees.
func ask(ctx context.Context, subdomain, apiKey string) (int, problem) {
	base := "https://{subdomain}.itglue.com" // The key goes to IT Glue's three hosts and nowhere else.
	if test := os.Getenv("ITGLUE_BASE_URL"); test != "" {
		base = test
	}
	address := strings.ReplaceAll(base, "{subdomain}", subdomain) + "/organizations?page%5Bsize%5D=1"
	request, _ := http.NewRequestWithContext(ctx, "GET", address, nil)
	request.Header = http.Header{"X-Api-Key": {apiKey}, "Accept": {"application/vnd.api+json"}}
	answer, err := client.Do(request)
	if err != nil && ctx.Err() != nil {
		return 0, fail(504, "timeout")
	} else if err != nil {
		return 0, fail(502, "unavailable")
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case 401, 403, 404:
		return 0, fail(422, "key_rejected")
	case 429:
		limited := fail(429, "rate_limited")
		if wait, err := strconv.ParseUint(answer.Header.Get("retry-after"), 10, 32); err == nil {
			limited["retryAfter"] = wait
		}
		return 0, limited
	}
	var document struct {
		Data []any
		Meta struct {
			Count *int `json:"total-count"`
		}
	}
	err = json.NewDecoder(io.LimitReader(answer.Body, 1_000_000)).Decode(&document)
	if answer.StatusCode != 200 || err != nil || document.Data == nil {
		return 0, fail(502, "unavailable")
	}
	if count := document.Meta.Count; count != nil {
		return *count, nil
	}
	// The wrong region has been seen to answer without rows and without a count.
	return 0, fail(422, "key_rejected")
}

// Tells a bad key from a good key with the wrong region, the most common mistake.
func verify(ctx context.Context, subdomain, apiKey string) (int, problem) {
	count, doubt := ask(ctx, subdomain, apiKey)
	// An account's own company is an organization, so 0 of them is doubtful.
	if count > 0 || doubt != nil && doubt["code"] != "key_rejected" {
		return count, doubt
	}
	for other := range regions {
		found, failed := ask(ctx, other, apiKey)
		if found > 0 {
			wrong := fail(422, "wrong_subdomain")
			wrong["suggestedSubdomain"] = other
			return 0, wrong
		} else if failed != nil && failed["code"] != "key_rejected" {
			doubt = failed // A region that gave no verdict may be the one that the key belongs to.
		}
	}
	return count, doubt
}

func connect(r *http.Request) (map[string]any, problem) {
	// No script can set Sec-Fetch-Site. Older browsers send only the origin.
	origin, site := r.Header.Get("origin"), r.Header.Get("sec-fetch-site")
	cookie, _ := r.Cookie("session")
	body, err := io.ReadAll(io.LimitReader(r.Body, 4097))
	var fields map[string]string
	switch {
	case r.Method != "POST":
		return nil, fail(405, "invalid_request")
	case site != "" && site != "same-origin", site == "" && origin != "" && !strings.HasSuffix(origin, "://"+r.Host):
		return nil, fail(403, "invalid_request")
	case strings.TrimSpace(strings.Split(r.Header.Get("content-type"), ";")[0]) != "application/json":
		return nil, fail(415, "invalid_request")
	case cookie == nil || sessions[cookie.Value] == "":
		return nil, fail(403, "not_allowed")
	case len(body) > 4096:
		return nil, fail(413, "invalid_request")
	// A value that isn't shaped like a key may be the user's own password, so it is sent nowhere.
	case err != nil || json.Unmarshal(body, &fields) != nil, !regions[fields["subdomain"]], !keyShape.MatchString(fields["api_key"]):
		return nil, fail(400, "invalid_request")
	}
	ctx, cancel := context.WithTimeout(r.Context(), 10*time.Second)
	defer cancel()
	subdomain, apiKey := fields["subdomain"], fields["api_key"]
	count, failed := verify(ctx, subdomain, apiKey)
	if failed != nil {
		return nil, failed
	}
	save(sessions[cookie.Value], subdomain, apiKey)
	now := time.Now().UTC().Format(time.RFC3339)
	connection := map[string]any{"subdomain": subdomain, "organizationCount": count, "connectedAt": now}
	if len(apiKey) >= 16 { // Four characters of a shorter key would give too much of it away.
		connection["keyHint"] = apiKey[len(apiKey)-4:]
	}
	return connection, nil
}

func main() {
	http.HandleFunc("/api/itglue/connect", func(w http.ResponseWriter, r *http.Request) {
		connection, failed := connect(r)
		status, kind, body := 200, "application/json", map[string]any{"connection": connection}
		if failed != nil {
			status, kind, body = failed["status"].(int), "application/problem+json", failed
		}
		w.Header().Set("allow", "POST")
		if wait := body["retryAfter"]; wait != nil {
			w.Header().Set("retry-after", fmt.Sprint(wait))
		}
		w.Header().Set("content-type", kind)
		w.Header().Set("cache-control", "no-store")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(body)
	})
	// Only for the conformance run.
	http.HandleFunc("/saves", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintf(w, `{"saves":%d}`, saves.Load()) })
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
