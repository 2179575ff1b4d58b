#!/usr/bin/env bash
# Does to the stores and the gate what the world does to them, and prints what each item came to, one line each.
#   build/battery.sh                   everything, about an hour
#   build/battery.sh --quick           a subset, a few minutes
#   build/battery.sh --only <words>    the items whose name has these words
#   build/battery.sh --seed <number>   with a seed that was printed, and what happened line by line where it is broken
#   build/battery.sh mutants [words]   puts defects into a copy of the last commit, one at a time, and tells which item noticed
# The exit code is 0 when everything holds, or every defect was noticed; what could not be tried counts as broken.
# PostgreSQL's programs and a C compiler are needed, as build/test.sh installs them.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
battery=tests/WriteGate.Battery/bin/Debug/net10.0

build() {
    local project
    for project in "${@:2}"; do
        dotnet build "$1/tests/$project/$project.csproj" -m:2 --disable-build-servers -v:quiet
    done
}

if [[ "${1:-}" == mutants ]]; then
    copy="$(mktemp -d "${TMPDIR:-/tmp}/writegate-mutants-XXXXXX")"
    trap 'rm -rf "$copy"' EXIT
    git -C "$root" archive HEAD | tar -x -C "$copy"
    build "$copy" WriteGate.Tests WriteGate.Stores.Tests WriteGate.Battery
    # The one that drives is not the one that is changed.
    cp -r "$copy/$battery" "$copy/driver"
    dotnet "$copy/driver/WriteGate.Battery.dll" mutants "$copy" "${@:2}"
else
    build "$root" WriteGate.Tests WriteGate.Stores.Tests WriteGate.EndToEnd.Tests WriteGate.Battery
    exec dotnet "$root/$battery/WriteGate.Battery.dll" "$@"
fi
