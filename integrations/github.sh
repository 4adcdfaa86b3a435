#!/usr/bin/env bash
# The step of action.yml. Inputs come as variables, never as text of a script, so that none of them is run.
set -euo pipefail
segue="$(dirname "$0")/segue"

arguments=(--fail-on "$INPUT_FAIL_ON")
[ -z "$INPUT_BASELINE" ] || arguments+=(--baseline "$INPUT_BASELINE")
[ -z "$INPUT_CHANGED" ] || arguments+=("--changed=$INPUT_CHANGED")
[ -z "$INPUT_CONFIG" ] || arguments+=(--config "$INPUT_CONFIG")
[ "$INPUT_FAIL_ON_UNUSED" != true ] || arguments+=(--fail-on-unused)

# One path a line.
paths=()
while IFS= read -r line; do
  [ -z "$line" ] || paths+=("$line")
done <<<"$INPUT_PATHS"
arguments+=(--)
[ ${#paths[@]} -eq 0 ] || arguments+=("${paths[@]}")

# A second form of the same answer: findings do not stop it, anything else does.
also() {
  "$segue" check --format "$1" "${arguments[@]}" >"$2" || {
    local status=$?
    [ $status -eq 1 ] || exit $status
  }
}
[ -z "$INPUT_SARIF_FILE" ] || also sarif "$INPUT_SARIF_FILE"
[ -z "$INPUT_COMMENT_FILE" ] || also markdown "$INPUT_COMMENT_FILE"

exec "$segue" check --format github "${arguments[@]}"
