#!/usr/bin/env bash
# All gateways in turn: ./round.sh GATEWAY_JAR [NAME...]. README.md says what is measured.
# ROUNDS=5, WARM=30s and HEAP=512 (megabytes, where there is a heap) are the defaults.
set -euo pipefail
cd "$(dirname "$0")"

jar="$1"
shift
names=("${@:-sijill}")
[ $# -gt 0 ] || names=(sijill grafbase hive hivejs apollo)
heap="${HEAP:-512}"
bin=gateways/node_modules
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
work="$(mktemp -d)"
trap 'kill $(cat "$work"/*.pid) 2>/dev/null || true; rm -rf "$work"' EXIT

declare -A url=(
  [sijill]=http://127.0.0.1:4000/graphql [apollo]=http://127.0.0.1:4100/ [hivejs]=http://127.0.0.1:4200/graphql
  [hive]=http://127.0.0.1:4300/graphql [grafbase]=http://127.0.0.1:4600/graphql)

command_of() {
  case $1 in
    sijill) echo "$java -Xms${heap}m -Xmx${heap}m -jar $jar --server.port=4000 --sijill.supergraph=input/supergraph.graphql" ;;
    apollo) echo "node --max-old-space-size=$heap gateways/apollo.js input/supergraph.graphql 4100" ;;
    hivejs) echo "$bin/.bin/hive-gateway supergraph input/supergraph.graphql --port 4200 --fork 1" ;;
    hive) echo "$bin/.bin/hive-gateway supergraph input/supergraph.graphql --port 4300 --fork 1 --hive-router-runtime" ;;
    grafbase) echo "$bin/@grafbase/cli-x86_64-unknown-linux-musl/grafbase dev -c grafbase.toml --listen-address 127.0.0.1:4600" ;;
    *) echo "no gateway $1" >&2; exit 2 ;;
  esac
}

ask() {
  taskset -c 1 "$work/rivals" load -name "$1" -url "${url[$1]}" -body input/request.json -answer input/answer.json \
    -pid "$(cat "$work/$1.pid")" -services-pid "$(cat "$work/services.pid")" "${@:2}" || true
}

go build -o "$work/rivals" .
taskset -c 1 "$work/rivals" services -listen 127.0.0.1:4700 -answers input/answers > "$work/services.log" 2>&1 &
echo $! > "$work/services.pid"
for name in "${names[@]}"; do
  # shellcheck disable=SC2046
  HOST=127.0.0.1 NODE_ENV=production NODE_OPTIONS="--max-old-space-size=$heap" \
    taskset -c 0 $(command_of "$name") > "$work/$name.log" 2>&1 &
  echo $! > "$work/$name.pid"
done
for name in "${names[@]}"; do
  until curl -sf -m 2 -H 'content-type: application/json' -d '{"query":"{__typename}"}' "${url[$name]}" > "$work/ready" 2>&1; do sleep 1; done
done
for name in "${names[@]}"; do ask "$name" -connections 16 -for "${WARM:-30s}" | sed 's/^/warm   /'; done
for round in $(seq "${ROUNDS:-5}"); do
  echo "round $round"
  for name in "${names[@]}"; do ask "$name" -rate 45 -for 7s | sed 's/^/45\/s   /'; done
  for name in "${names[@]}"; do ask "$name" -connections 16 -for 5s | sed 's/^/closed /'; done
  for name in "${names[@]}"; do
    case $name in apollo | hivejs) ;; *) ask "$name" -rate 250 -for 5s | sed 's/^/250\/s  /' ;; esac
  done
done
