#!/bin/bash
# Measures how fast the program starts, against programs that a user knows, all in one run on one machine, and writes the
# part "Starting" of docs/performance.md. Needs: a built target/tickets, hyperfine, gh, curl, jq.
#   src/bench/startup.sh [RUNS, 25 by default]
# shellcheck disable=SC2016 # backticks are Markdown
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
runs=${1:-25}
work=$(mktemp -d "${TMPDIR:-/var/tmp}/tickets-bench.XXXXXX")
port=18018
trap 'kill "${sink:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

export HOME=$work/home TICKETS_PORTAL=http://127.0.0.1:$port TICKETS_TOKEN=t
export GH_TOKEN=t GH_NO_UPDATE_NOTIFIER=1
mkdir -p "$HOME"
tickets=$root/target/tickets/bin/tickets
list=http://127.0.0.1:$port/api/tickets
java "$here/Sink.java" "$port" none &
sink=$!
until curl -sf "$list" >/dev/null; do :; done
cd "$work"

"$tickets" --version >/dev/null
until [[ -n $(find "$HOME/.cache/tickets/.archive" -maxdepth 1 -name '*.jsa' -type f) ]]; do sleep 0.2; done

hyperfine -N --warmup 3 --runs "$runs" --export-json version.json \
    -n '`tickets --version`' "$tickets --version" \
    -n '`gh --version`' 'gh --version' \
    -n '`tickets --version`, no archive' "env TICKETS_ARCHIVE=off $tickets --version"
hyperfine -N --warmup 3 --runs "$runs" --export-json help.json \
    -n '`tickets --help`' "$tickets --help" \
    -n '`gh --help`' 'gh --help'
hyperfine -N --warmup 3 --runs "$runs" --export-json list.json \
    -n '`tickets list`' "$tickets list" \
    -n '`gh api`' "gh api $list --jq .tickets[].subject" \
    -n '`curl`' "curl -sf $list" \
    -n '`tickets list`, no archive' "env TICKETS_ARCHIVE=off $tickets list"

# Median and fastest in milliseconds, and the ratio of the first row's median to the row's.
rows() {
    jq -r '.results[0].median as $o | .results[]
        | "| \(.command) | \(.median * 1000 | round) | \(.min * 1000 | round) | \($o / .median * 100 | round / 100) |"' "$1"
}
# How many classes a command loads, and how many of them out of the archive.
classes() {
    TICKETS_JAVA_OPTS="-Xlog:class+load:file=$work/classes.log" "$tickets" "$@" >/dev/null
    printf '| `%s` | %s | %s |\n' "$*" "$(grep -c ' source: ' classes.log)" "$(grep -c 'shared objects file' classes.log)"
}

page=$root/docs/performance.md
sed '/^## Starting/,$d' "$page" >page.md
{
    printf '## Starting\n\nMade by `src/bench/startup.sh %s` on %s cores, %s, load average %s. Milliseconds of whole processes;\n' \
        "$runs" "$(nproc)" "$(gh --version | sed -n 's/^\(gh version [^ ]*\).*/\1/p')" "$(cut -d ' ' -f 1 /proc/loadavg)"
    printf 'the ratio is the median of the first row to that of the row. The list has 25 tickets, over http from this machine.\n'
    printf '\n| command | median | fastest | ratio |\n| --- | --- | --- | --- |\n'
    for file in version.json help.json list.json; do rows "$file"; done
    printf '\n| command | classes loaded | from the archive |\n| --- | --- | --- |\n'
    classes --version
    classes --help
    classes list
} >>page.md
cp page.md "$page"
sed -n '/^## Starting/,$p' "$page"
