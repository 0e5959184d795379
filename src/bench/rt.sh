#!/bin/bash
# Measures `tickets` against `rt`, Request Tracker's own client, at a real server on this machine, and writes the part "rt"
# of docs/performance.md. Needs: a built target/tickets, hyperfine, jq, and Debian's packages request-tracker5,
# rt5-db-sqlite, rt5-standalone, rt5-clients and starlet.
#   src/bench/rt.sh [ROUNDS, 6 by default]
# shellcheck disable=SC2016 # backticks are Markdown
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=${1:-6}
port=18471
work=$(mktemp -d "${TMPDIR:-/var/tmp}/tickets-bench.XXXXXX")
# rt keeps its sessions in the home of the password file, whatever $HOME says
sessions=$(getent passwd "$(id -u)" | cut -d : -f 6)/.rt_sessions
[[ ! -e $sessions ]] || cp -p "$sessions" "$work/sessions"
cleanup() {
    "$root/src/test/sh/rt-server" remove "$work/server"
    if [[ -e $work/sessions ]]; then cp -p "$work/sessions" "$sessions"; else rm -f "$sessions"; fi
    rm -rf "$work"
}
trap cleanup EXIT

"$root/src/test/sh/rt-server" start "$work/server" "$port" >"$work/tokens"
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.1; done
"$root/src/test/sh/rt-server" fill "$work/server" pat 25

export HOME=$work/home TICKETS_PORTAL=http://127.0.0.1:$port TICKETS_TYPE=rt
TICKETS_TOKEN=$(sed -n 's/^pat=//p' "$work/tokens")
export TICKETS_TOKEN RTSERVER=http://127.0.0.1:$port RTUSER=pat RTPASSWD=pat-pass RTCONFIG=none
mkdir -p "$HOME"
cd "$work"
head -c 4096 /dev/urandom >four.bin
tickets=$root/target/tickets/bin/tickets
create="$tickets create -q -d Billing -s Bench -m Text -a four.bin"
rt_create="rt-5 create -t ticket set queue=Billing subject=Bench requestor=pat@example.test text=Text attachment=$work/four.bin"
cat >checked <<CHECKED
#!/bin/sh
set -e
number=\$($rt_create | sed 's/[^0-9]//g')
rt-5 show "ticket/\$number"
rt-5 show "ticket/\$number/history"
rt-5 show "ticket/\$number/attachments"
CHECKED
chmod +x checked

# As on the second day: with the class archive, a session of rt, and each worker of the server warm.
"$tickets" --version >/dev/null
until [[ -n $(find "$HOME/.cache/tickets/.archive" -maxdepth 1 -name '*.jsa' -type f 2>/dev/null) ]]; do sleep 0.2; done
for _ in 1 2 3 4 5 6; do
    "$tickets" list >/dev/null
    rt-5 ls -t ticket 'id > 0' >/dev/null
done

# One call; the programs take turns.
calls=()
for ((i = 0; i < rounds; i++)); do
    calls+=(-n '`tickets list`' "$tickets list" -n '`rt ls`, five columns'
        "rt-5 ls -t ticket -f status,queue,lastupdated,subject \"Requestor.id = '__CurrentUser__' AND Status = '__Active__'\"")
done
for ((i = 0; i < rounds; i++)); do
    calls+=(-n '`tickets create`, which reads back' "$create" -n '`rt create`' "$rt_create"
        -n '`rt create`, then `rt show` of ticket, history and attachments' ./checked)
done
hyperfine -N --warmup 1 --runs 3 --export-json times.json "${calls[@]}"

# Rows of the commands whose names match: median and fastest in milliseconds, ratio of the first row's median to the row's.
rows() {
    jq -r --arg match "$1" '
        def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2 - 1] + .[length / 2]) / 2 end;
        [.results[] | select(.command | test($match))] as $all
        | [$all[].command] | reduce .[] as $c ([]; if index($c) then . else . + [$c] end)
        | map(. as $c | { name: $c, times: [$all[] | select(.command == $c) | .times[]] })
        | (.[0].times | median) as $ours
        | .[] | "| \(.name) | \(.times | median * 1000 | round) | \(.times | min * 1000 | round) | \($ours / (.times | median) * 100 | round / 100) |"
    ' times.json
}
# How many requests a command sends.
requests() { "$@" -v 2>&1 >/dev/null | grep -cE '^(GET|POST|PUT) '; }

{
    printf 'Made by `src/bench/rt.sh %s` on %s cores, Java %s, %s, load average %s: Debian'"'"'s `rt-5` as a\n' "$rounds" \
        "$(nproc)" "$(java -XshowSettings:properties -version 2>&1 | awk '/java.version =/ { print $3 }')" \
        "$(dpkg-query -W -f 'request-tracker5 ${Version}' request-tracker5)" "$(cut -d ' ' -f 1 /proc/loadavg)"
    printf 'privileged user with a saved session, at a server on this machine. Milliseconds of whole processes; the ratio is the\n'
    printf 'median of the first row of its table to that of the row.\n'
    printf '\n| 25 tickets | median | fastest | ratio |\n| --- | --- | --- | --- |\n'
    rows ' ls`| list`'
    printf '\n| a ticket with a file of 4 kB | median | fastest | ratio |\n| --- | --- | --- | --- |\n'
    rows 'create`'
    printf '\nA `list` is %s request, a `create` %s: departments, the ticket, and reading the ticket, its history, its parts\n' \
        "$(requests "$tickets" list)" "$(requests "$tickets" create -d Billing -s Bench -m Text -a four.bin)"
    printf 'and its text. `rt create` sends two requests and looks at nothing afterwards.\n'
} >part.md

page=$root/docs/performance.md
sed -e '/^<!-- end of rt -->$/,$d' "$page" | sed '/^<!-- rt -->$/q' >page.md
cat part.md >>page.md
sed -n '/^<!-- end of rt -->$/,$p' "$page" >>page.md
cp page.md "$page"
sed -n '/^<!-- rt -->$/,/^<!-- end of rt -->$/p' "$page"
