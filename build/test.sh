#!/usr/bin/env bash
# Builds everything once and runs every test project. Arguments go to each `dotnet test`, for example --filter.
# Without arguments the short form of build/battery.sh follows. The last line is "N passed, N failed"; a skipped test and a run that died count as failed.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
results="$root/artifacts/test-results"
passed=0
failed=0
trap 'echo "$passed passed, $failed failed"' EXIT

# No process outlives the run, and no compiler server holds the generator that this build is about to replace.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Ajv judges every emitted schema independently of our own reader; the official client of MCP talks to our server.
install_node_packages() {
    local node="$root/artifacts/node"
    export NODE_PATH="$node/node_modules"
    [[ -d "$NODE_PATH/ajv" && -d "$NODE_PATH/ajv-formats" && -d "$NODE_PATH/@modelcontextprotocol/sdk" ]] && return
    command -v npm > /dev/null || { echo "Node.js 20 or later with npm is needed to judge schemas and to talk to the MCP server." >&2; return 1; }
    mkdir -p "$node"
    npm install --prefix "$node" --no-audit --no-fund --loglevel=error ajv@8 ajv-formats@3.0.1 @modelcontextprotocol/sdk@1
}

install_from_debian() {
    local as_root=()
    (( EUID == 0 )) || as_root=(sudo)
    command -v apt-get > /dev/null && "${as_root[@]}" apt-get update -q > /dev/null \
        && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" > /dev/null
}

# Only the programs: each run of the tests makes a server of its own and ends it.
install_postgresql() {
    local installed=(/usr/lib/postgresql/*/bin/initdb)
    [[ -x "${installed[0]}" ]] || command -v initdb > /dev/null && return
    install_from_debian postgresql && return
    echo "PostgreSQL 15 or later is needed to test its store, and apt-get could not install it. Put initdb and pg_ctl on the PATH." >&2
    return 1
}

# Disks that fail and lose are made of C.
install_c_compiler() {
    command -v cc > /dev/null && return
    install_from_debian gcc libc6-dev && return
    echo "A C compiler is needed to let disks fail, and apt-get could not install one. Put cc on the PATH." >&2
    return 1
}

# Everything the tests need that restore does not bring; a further need becomes a further function.
install_prerequisites() {
    install_node_packages
    install_postgresql
    install_c_compiler
}

# Adds one project's results to the totals and names what did not pass.
count_results() {
    local report="$1" tests names
    tests="$(grep -o '<UnitTestResult [^>]*>' "$report" || true)"
    [[ -n "$tests" ]] || return 0
    names="$(grep -v ' outcome="Passed"' <<< "$tests" | sed 's/.* testName="\([^"]*\)".*/  FAILED \1/' || true)"
    passed=$((passed + $(grep -c ' outcome="Passed"' <<< "$tests" || true)))
    [[ -z "$names" ]] && return
    failed=$((failed + $(wc -l <<< "$names")))
    sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' <<< "$names"
}

run_tests() {
    local project="$1" name before status=0
    name="$(basename "$project" .csproj)"
    before=$failed
    dotnet test "$project" --no-build --results-directory "$results" \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" "${@:2}" || status=$?
    [[ -f "$results/$name.trx" ]] && count_results "$results/$name.trx"
    if (( status != 0 && failed == before )); then
        echo "  FAILED $name: the run ended with exit code $status and no failed test"
        failed=$((failed + 1))
    fi
}

# What no test runner does: processes are killed, disks fail, schedules are searched. Each of its lines counts like a test.
run_battery() {
    local report="$results/battery.txt" before=$failed status=0
    dotnet "$root/tests/WriteGate.Battery/bin/Debug/net10.0/WriteGate.Battery.dll" --pull-request | tee "$report" || status=$?
    passed=$((passed + $(grep -c '^held ' "$report" || true)))
    failed=$((failed + $(grep -c '^BROKEN ' "$report" || true)))
    if (( status != 0 && failed == before )); then
        echo "  FAILED the battery ended with exit code $status"
        failed=$((failed + 1))
    fi
}

install_prerequisites
rm -rf "$results"
dotnet build "$root/WriteGate.Analyzers.sln" -m:2 --disable-build-servers -v:minimal
for project in "$root"/tests/*.Tests/*.csproj; do
    run_tests "$project" "$@"
done
(( $# > 0 )) || run_battery
(( failed == 0 && passed > 0 ))
