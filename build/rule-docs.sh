#!/usr/bin/env bash
# Writes the table of rules in README.md anew, from the descriptors in the assembly.
set -euo pipefail
cd "$(dirname "$0")/.."
WRITEGATE_ACCEPT=1 dotnet test tests/WriteGate.Analyzers.Tests --filter "FullyQualifiedName~RuleDocumentationTests.The_table_in_the_readme"
