#!/usr/bin/env bash
# Measures and prints every figure as a ratio to a reference of the same run, beside what it is held to.
#   build/bench.sh                     a full run, about half an hour
#   build/bench.sh --quick             one round in each process, a few minutes: good for "did it get much worse"
#   build/bench.sh growth [rows ...]  both stores as their journal grows, to 100,000 and 1,000,000 rows unless told
#   build/bench.sh detail [...]        the steps of a call under BenchmarkDotNet, with its options, for example --filter '*'
# The figures of PostgreSQL need its programs, as build/test.sh installs them; each process makes a server of its own.
# Ratios need a machine that does nothing else; the load is told with them.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
project="$root/tests/WriteGate.Benchmarks/WriteGate.Benchmarks.csproj"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

arguments=("$@")
[[ "${1:-}" == detail ]] && arguments+=(--artifacts "$root/artifacts/benchmarks")

dotnet build "$project" --configuration Release -m:2 --disable-build-servers -v:quiet
uptime
exec dotnet "$root/tests/WriteGate.Benchmarks/bin/Release/net10.0/WriteGate.Benchmarks.dll" "${arguments[@]}"
