#!/usr/bin/env bash
# Packs what src ships into artifacts/packages. Arguments go to `dotnet pack`, for example -p:Version=1.2.3.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
packages="$root/artifacts/packages"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# A package of an earlier version must not be taken for one of this build.
rm -rf "$packages"
for project in "$root"/src/*/*.csproj; do
    dotnet pack "$project" --configuration Release --output "$packages" -m:2 --disable-build-servers -v:minimal "$@"
done
ls "$packages"
