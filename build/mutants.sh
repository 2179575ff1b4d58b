#!/usr/bin/env bash
# Removes each control in a copy of the last commit and tells which test turned red. Arguments choose: rows such as R8, or words of names.
# One build serves all mutants: each stands behind a switch. The table is in tests/WriteGate.Mutants/Table.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT

git -C "$root" archive HEAD | tar -x -C "$copy"
dotnet run --project "$copy/tests/WriteGate.Mutants" -- "$copy" "$@"
