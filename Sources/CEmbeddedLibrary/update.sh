#!/bin/sh
# Writes files.inc: every document of Baselines/ and Policies/ but the tests, sorted by path.
# Run it after adding, moving or removing one.
set -eu
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
list=$(for folder in Baselines Policies; do
  if [ -d "$folder" ]; then find "$folder" -type f -name '*.yaml' ! -name '*.test.yaml' ! -path '*/.*'; fi
done | sort)
{
  echo '// Written by update.sh: run it after adding, moving or removing a document.'
  index=0
  printf '%s\n' "$list" | while IFS= read -r path; do
    [ -n "$path" ] || continue
    printf 'static const unsigned char document_%d[] = {\n' "$index"
    printf '#embed "../../%s" suffix(, )\n0};\n' "$path"
    index=$((index + 1))
  done
  echo 'static const struct embedded_document documents[] = {'
  index=0
  printf '%s\n' "$list" | while IFS= read -r path; do
    [ -n "$path" ] || continue
    printf '  {"%s", document_%d, sizeof(document_%d) - 1},\n' "$path" "$index" "$index"
    index=$((index + 1))
  done
  echo '  {0, 0, 0},'
  echo '};'
} >"$here/files.inc.new"
mv "$here/files.inc.new" "$here/files.inc"
