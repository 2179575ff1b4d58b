#!/usr/bin/env bash
# Does to the stores and the gate what the world does to them, and prints what each item came to, one line each.
#   build/battery.sh                 everything, about an hour
#   build/battery.sh --quick         a subset, a few minutes
#   build/battery.sh --only <words>  the items whose name has these words
# The exit code is 0 when everything holds; what could not be tried counts as broken.
# PostgreSQL's programs are needed, as build/test.sh installs them, and a C compiler for what happens to the disk.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for project in WriteGate.Tests WriteGate.Stores.Tests WriteGate.EndToEnd.Tests WriteGate.Battery; do
    dotnet build "$root/tests/$project/$project.csproj" -m:2 --disable-build-servers -v:quiet
done
exec dotnet "$root/tests/WriteGate.Battery/bin/Debug/net10.0/WriteGate.Battery.dll" "$@"
