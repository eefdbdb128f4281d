package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Load at a fixed arrival rate: a request starts when its time has come and not when the one before has ended, and
// its latency counts from there. With -rate 0: as many as -connections can do.
func load(args []string) error {
	flags := flag.NewFlagSet("load", flag.ExitOnError)
	url := flags.String("url", "http://127.0.0.1:4000/graphql", "of the gateway")
	bodyFile := flags.String("body", "request.json", "the request, with bench-000000000000 where it varies")
	answerFile := flags.String("answer", "", "what every gateway has to answer; written where there is none")
	rate := flags.Int("rate", 0, "requests a second")
	connections := flags.Int("connections", 32, "at once, at most")
	duration := flags.Duration("for", 10*time.Second, "")
	pids := flags.String("pid", "", "processes of the gateway")
	upstream := flags.String("services-pid", "", "processes of the services")
	name := flags.String("name", "", "first word of the line")
	if err := flags.Parse(args); err != nil {
		return err
	}
	body, err := os.ReadFile(*bodyFile)
	if err != nil {
		return err
	}
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{
		MaxIdleConnsPerHost: *connections, MaxConnsPerHost: *connections, DisableCompression: true}}
	var number atomic.Int64
	number.Store(time.Now().UnixMilli() % 1_000_000 * 1_000_000)
	ask := func() ([]byte, error) {
		id := fmt.Sprintf("%s%012d", variable, number.Add(1))
		asked := bytes.ReplaceAll(body, []byte(variable+"000000000000"), []byte(id))
		request, err := http.NewRequest(http.MethodPost, *url, bytes.NewReader(asked))
		if err != nil {
			return nil, err
		}
		request.Header["Content-Type"] = contentType
		request.Header["Accept"] = contentType
		response, err := client.Do(request)
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		answer, err := io.ReadAll(response.Body)
		if err == nil && response.StatusCode != http.StatusOK {
			err = fmt.Errorf("status %d", response.StatusCode)
		}
		return answer, err
	}
	first, err := ask()
	if err != nil {
		return err
	}
	if err := same(*answerFile, first); err != nil {
		return err
	}
	var wrong atomic.Int64
	var lock sync.Mutex
	var latencies []time.Duration
	one := func(due time.Time) {
		answer, err := ask()
		took := time.Since(due)
		if err != nil || len(answer) < len(first)-64 || bytes.Contains(answer[max(0, len(answer)-4096):], []byte(`"errors"`)) {
			wrong.Add(1)
			return
		}
		lock.Lock()
		latencies = append(latencies, took)
		lock.Unlock()
	}
	before, servicesBefore := cpu(*pids), cpu(*upstream)
	start := time.Now()
	var open sync.WaitGroup
	slots := make(chan struct{}, 4096)
	if *rate > 0 {
		total := int(duration.Seconds() * float64(*rate))
		for i := 0; i < total; i++ {
			due := start.Add(time.Duration(float64(i) / float64(*rate) * float64(time.Second)))
			time.Sleep(time.Until(due))
			slots <- struct{}{}
			open.Go(func() { one(due); <-slots })
		}
	} else {
		for range *connections {
			open.Go(func() {
				for time.Since(start) < *duration {
					one(time.Now())
				}
			})
		}
	}
	open.Wait()
	elapsed := time.Since(start)
	used, servicesUsed := cpu(*pids)-before, cpu(*upstream)-servicesBefore
	if len(latencies) == 0 {
		return fmt.Errorf("%s: nothing answered, %d wrong", *name, wrong.Load())
	}
	slices.Sort(latencies)
	at := func(q float64) float64 {
		return latencies[min(len(latencies)-1, int(q*float64(len(latencies))))].Seconds() * 1000
	}
	fmt.Printf("%-10s %7.0f/s  cpu %7.3f ms  p50 %7.2f ms  p99 %8.2f ms  rss %4d MB  services' core %3.0f %%  wrong %d\n",
		*name, float64(len(latencies))/elapsed.Seconds(), used.Seconds()*1000/float64(len(latencies)), at(0.5), at(0.99),
		resident(*pids), 100*servicesUsed.Seconds()/elapsed.Seconds(), wrong.Load())
	return nil
}

func same(file string, answer []byte) error {
	if file == "" {
		return nil
	}
	expected, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return os.WriteFile(file, answer, 0o644)
	}
	if err != nil {
		return err
	}
	var a, b struct {
		Data   any
		Errors any
	}
	if err := json.Unmarshal(expected, &a); err != nil {
		return err
	}
	if err := json.Unmarshal(answer, &b); err != nil {
		return err
	}
	if !reflect.DeepEqual(a, b) {
		return fmt.Errorf("another answer than in %s: %.2000s", file, answer)
	}
	return nil
}

// User and system time of processes, so far.
func cpu(pids string) time.Duration {
	var ticks int64
	for _, pid := range strings.Split(pids, ",") {
		stat, err := os.ReadFile("/proc/" + pid + "/stat")
		if err != nil {
			continue
		}
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
		for _, field := range fields[11:13] {
			n, _ := strconv.ParseInt(field, 10, 64)
			ticks += n
		}
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// Resident memory of processes, in megabytes.
func resident(pids string) int {
	pages := 0
	for _, pid := range strings.Split(pids, ",") {
		statm, err := os.ReadFile("/proc/" + pid + "/statm")
		if err != nil {
			continue
		}
		n, _ := strconv.Atoi(strings.Fields(string(statm))[1])
		pages += n
	}
	return pages * os.Getpagesize() / 1_000_000
}
