// Rivals measures GraphQL gateways side by side; README.md says how a round goes.
//
//	rivals services -listen ADDR -answers DIR [-record NAME=URL,...]
//	rivals load     -url URL -body FILE -answer FILE -rate N -for 10s [-pid PID,...] [-services-pid PID]
package main

import (
	"fmt"
	"os"
)

func main() {
	commands := map[string]func([]string) error{"services": services, "load": load}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: rivals services|load -help")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
