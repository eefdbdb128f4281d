package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// What changes with every request, so that no gateway answers from a cache: "bench-" and twelve digits.
// A prepared answer belongs to the body with these digits at zero.
const variable = "bench-"
const digits = 12
const known = "inc-2018-04-07-douma"

type preparedServices struct {
	dir      string
	upstream map[string]string
	answers  sync.Map
}

// Services with prepared answers, one for each path: /NAME. With -record, what is not known is asked of the real
// service and kept.
func services(args []string) error {
	flags := flag.NewFlagSet("services", flag.ExitOnError)
	listen := flags.String("listen", "127.0.0.1:4700", "address")
	dir := flags.String("answers", "answers", "folder of the prepared answers")
	record := flags.String("record", "", "NAME=URL,... of the real services")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s := &preparedServices{dir: *dir, upstream: map[string]string{}}
	for _, pair := range strings.Split(*record, ",") {
		if name, url, found := strings.Cut(pair, "="); found {
			s.upstream[name] = url
		}
	}
	if err := os.MkdirAll(*dir, 0o755); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(*dir, "*.json"))
	if err != nil {
		return err
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		s.answers.Store(strings.TrimSuffix(filepath.Base(file), ".json"), content)
	}
	fmt.Println("answers:", len(files), "at", *listen)
	return http.ListenAndServe(*listen, s)
}

func (s *preparedServices) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "unreadable", http.StatusBadRequest)
		return
	}
	name := strings.Trim(r.URL.Path, "/")
	key := key(name, body)
	answer, found := s.answers.Load(key)
	if !found {
		answer, err = s.ask(name, body)
		if err != nil {
			fmt.Fprintln(os.Stderr, name, err, string(body))
			http.Error(w, "unknown request", http.StatusInternalServerError)
			return
		}
		s.answers.Store(key, answer)
		os.WriteFile(filepath.Join(s.dir, key+".json"), answer.([]byte), 0o644)
	}
	w.Header()["Content-Type"] = contentType
	w.Write(answer.([]byte))
}

var contentType = []string{"application/json"}

func key(name string, body []byte) string {
	for at := 0; ; {
		next := bytes.Index(body[at:], []byte(variable))
		if next < 0 || at+next+len(variable)+digits > len(body) {
			break
		}
		at += next + len(variable)
		copy(body[at:at+digits], "000000000000")
	}
	hash := sha256.New()
	hash.Write([]byte(name))
	hash.Write(body)
	return name + "-" + hex.EncodeToString(hash.Sum(nil)[:8])
}

func (s *preparedServices) ask(name string, body []byte) ([]byte, error) {
	url, found := s.upstream[name]
	if !found {
		return nil, fmt.Errorf("not recorded")
	}
	real := bytes.ReplaceAll(body, []byte(variable+"000000000000"), []byte(known))
	response, err := http.Post(url, "application/json", bytes.NewReader(real))
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d: %s", response.StatusCode, answer)
	}
	return answer, err
}
