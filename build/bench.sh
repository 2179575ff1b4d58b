#!/usr/bin/env bash
# Runs the benchmarks: all of them, or what the arguments choose (BenchmarkDotNet's own, for example --filter '*Reader*').
# --quick takes few iterations: good for "did it get much worse", not for a figure to publish.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
project="$root/tests/WriteGate.Benchmarks/WriteGate.Benchmarks.csproj"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

arguments=()
for argument in "$@"; do
    if [[ "$argument" == --quick ]]; then arguments+=(--job short); else arguments+=("$argument"); fi
done
# Without a filter BenchmarkDotNet asks on the console.
[[ " $* " == *" --filter "* || " $* " == *" --list "* ]] || arguments+=(--filter '*')

dotnet build "$project" --configuration Release -m:2 --disable-build-servers -v:minimal
dotnet run --project "$project" --configuration Release --no-build -- \
    --artifacts "$root/artifacts/benchmarks" "${arguments[@]}"
