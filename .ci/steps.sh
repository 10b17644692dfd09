# Helpers of the gate: steps with their durations, and work beside the steps.
rm -rf build/gate
mkdir -p build/gate
name='' begin=0 durations=()
declare -A lanes

# step NAME: begins a step.
step() {
  ended
  name=$*
  begin=$SECONDS
  printf '\n== %s (%d s since the start)\n' "$name" "$SECONDS"
}

ended() {
  [ -z "$name" ] || durations+=("$(printf '%6d s  %s' $((SECONDS - begin)) "$name")")
}

# beside NAME COMMAND...: runs a command in the background; `joined NAME` waits for it.
beside() {
  local lane=$1
  shift
  set -m # a process group of its own, which can be killed as a whole
  (
    began=$SECONDS
    "$@"
    echo "took $((SECONDS - began)) s"
  ) >"build/gate/$lane.log" 2>&1 &
  lanes[$lane]=$!
  set +m
}

# joined NAME: waits for a command in the background, shows its output, and fails if it failed.
joined() {
  local lane=$1 code=0
  wait "${lanes[$lane]}" || code=$?
  unset "lanes[$lane]"
  printf -- '-- beside: %s\n' "$lane"
  cat "build/gate/$lane.log"
  [ "$code" -eq 0 ] || {
    echo "failed: $lane"
    exit 1
  }
}

passed() {
  ended
  printf '\n== the gate has passed (%d s)\n' "$SECONDS"
  printf '%s\n' "${durations[@]}"
}

trap 'for lane in "${lanes[@]}"; do kill -- "-$lane" 2>/dev/null || true; done' EXIT
