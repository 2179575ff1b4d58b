#!/usr/bin/env bash
# Measures how often the rules are right that a tool writes, on labelled tools of public repositories.
#   build/corpus.sh FOLDER [tune|held|fresh|second|third|fourth|fifth|sixth] [--wrong]
#   build/corpus.sh FOLDER --rules     runs every rule over every project instead, and fails when one breaks
# FOLDER holds the checkouts, named <owner>+<name>, at the commits that tests/WriteGate.Analyzers.Tests/Corpus/tools.tsv names.
# --wrong lists every tool that is judged otherwise than labelled. A set that was looked at is unseen no more.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build "$root/tests/WriteGate.Corpus" --configuration Release -m:1 --disable-build-servers -v:quiet
exec dotnet "$root/tests/WriteGate.Corpus/bin/Release/net10.0/WriteGate.Corpus.dll" \
    "$root/tests/WriteGate.Analyzers.Tests/Corpus/tools.tsv" "$@"
