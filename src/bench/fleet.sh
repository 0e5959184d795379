#!/bin/bash
# Lets a fleet of processes file through one portal that allows few requests and whose line resets every fifth, and
# writes the section of docs/reliability.md about it. Needs: a built target/tickets, curl, jq.
#   src/bench/fleet.sh [PROCESSES, 200 by default] [AT ONCE, 40 by default]
# shellcheck disable=SC2016 # backticks are Markdown
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
processes=${1:-200}
at_once=${2:-40}
rate=10
resets=20
work=$(mktemp -d "${TMPDIR:-/var/tmp}/tickets-fleet.XXXXXX")
portal=18019
line=18018
trap 'kill "${served:-}" "${flaky:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

export HOME=$work/home
export TICKETS=$root/target/tickets/bin/tickets
mkdir -p "$HOME/.config/tickets"
cd "$work"
"$TICKETS" sandbox serve --port $portal --rate-limit $rate >served.txt 2>&1 &
served=$!
until grep -q '^curl' served.txt; do sleep 0.2; done
login=$(sed -n 's/^curl -u \([^ ]*\) .*/\1/p' served.txt)
printf '%s\n' "${login#*:}" >password
chmod 600 password
printf 'default-profile = "fleet"\n[profiles.fleet]\nportal = "http://127.0.0.1:%s"\nuser = "%s"\nauth = "basic"\npassword-file = "%s"\n' \
    $line "${login%%:*}" "$work/password" >"$HOME/.config/tickets/config.toml"
java "$here/Flaky.java" $line $portal $resets 10 >requests.txt &
flaky=$!
until curl -s -o /dev/null "http://127.0.0.1:$portal/"; do sleep 0.2; done
until (exec 3<>/dev/tcp/127.0.0.1/$line) 2>/dev/null; do sleep 0.2; done

head -c 3000 /dev/urandom >noise
{ printf 'GIF89a'; cat noise; } >graph.gif
began=$(date +%s)
file() {
    code=0
    "$TICKETS" create -q -d 1 -s "Alert of machine $1" -m "Disk full" -a graph.gif >/dev/null 2>"err.$1" || code=$?
    echo "$code"
}
export -f file
seq "$processes" | xargs -P "$at_once" -I{} bash -c 'file {}' >codes.txt
filed=$(($(date +%s) - began))
rounds=0
while [ "$("$TICKETS" outbox list -q -o json | jq length)" -gt 0 ]; do
    rounds=$((rounds + 1))
    [ $rounds -le 240 ] || { echo "the outbox is not empty after $rounds rounds" >&2; exit 1; }
    "$TICKETS" outbox send -q >/dev/null 2>>send.txt || true
    sleep 5
done
took=$(($(date +%s) - began))

# straight to the portal's own data, without the line
"$TICKETS" -p sandbox list --status all --limit 100000 -o json >tickets.json
there=$(jq length tickets.json)
different=$(jq '[.[].subject] | unique | length' tickets.json)
without=0
for number in $(jq -r '.[].number' tickets.json); do
    files=$(curl -sf --retry 9 --retry-delay 1 -u "$login" "http://127.0.0.1:$portal/api/tickets/$number" |
        jq '[.attachments[][]] | length')
    [ "$files" -eq 1 ] || without=$((without + 1))
done
count() { grep -c "$1" requests.txt || true; }
busiest=$(awk '{ n[int($1 / 1000)]++ } END { for (s in n) if (n[s] > m) m = n[s]; print m }' requests.txt)
minute=$(awk '{ n[int($1 / 60000)]++ } END { for (s in n) if (n[s] > m) m = n[s]; printf "%.1f", m / 60 }' requests.txt)

page=$root/docs/reliability.md
sed '/^<!-- fleet -->$/q' "$page" >page.md
{
    printf '\nMade by `src/bench/fleet.sh %s %s` on %s cores, Java %s.\n\n' "$processes" "$at_once" "$(nproc)" \
        "$(java -XshowSettings:properties -version 2>&1 | awk '/java.version =/ { print $3 }')"
    printf '| | |\n| --- | --- |\n'
    printf '| processes, each with a ticket and an attachment; at once | %s; %s |\n' "$processes" "$at_once"
    printf '| requests that the portal allows in a second | %s |\n' $rate
    printf '| requests that the line resets, half of them after the portal has done its part | %s %% |\n' $resets
    printf '| tickets there at the end; different ones; without their attachment | %s; %s; %s |\n' \
        "$there" "$different" "$without"
    printf '| exit codes of `create`: 0; 75; 6; others | %s; %s; %s; %s |\n' "$(grep -cx 0 codes.txt || true)" \
        "$(grep -cx 75 codes.txt || true)" "$(grep -cx 6 codes.txt || true)" "$(grep -cvx '0\|75\|6' codes.txt || true)"
    printf '| seconds until each process had ended; until all was filed, `outbox send` every 5 s | %s; %s |\n' "$filed" "$took"
    printf '| requests; of them reset; answered 429 | %s; %s; %s |\n' "$(wc -l <requests.txt)" "$(count ' reset-')" "$(count ' 429 ')"
    printf '| requests in the busiest second; in the busiest minute, a second | %s; %s |\n' "$busiest" "$minute"
} >>page.md
cp page.md "$page"
[ "$there" -eq "$processes" ] && [ "$different" -eq "$processes" ] && [ "$without" -eq 0 ]
