#!/bin/bash
# Counts the calls of a run of `tickets`: calls of our own methods without constructors, calls from one room into
# another, and calls from a lower room up into a higher one, by name. The practice portal answers.
# Needs: a built target/tickets, and a Java 25 or later, which can record calls.
#   src/bench/calls.sh /PATH/OF/JAVA-25 [ARGUMENT ..., by default a create with four options]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
java=$1
shift
work=$(mktemp -d "${TMPDIR:-/var/tmp}/tickets-calls.XXXXXX")
trap 'kill "${served:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME=$work/home
mkdir -p "$HOME/.config/tickets"
cd "$work"
[ $# -gt 0 ] || set -- create -d Billing -s "Invoice 4711" -m "The VAT number is missing." -a "$root/docs/example.png"

"$root/target/tickets/bin/tickets" sandbox serve --port 18018 >served.txt 2>&1 &
served=$!
until grep -q '^curl' served.txt; do sleep 0.2; done
login=$(sed -n 's/^curl -u \([^ ]*\) .*/\1/p' served.txt)
printf '%s\n' "${login#*:}" >password
chmod 600 password
cat >"$HOME/.config/tickets/config.toml" <<END
default-profile = "calls"
[profiles.calls]
portal = "http://127.0.0.1:18018"
user = "${login%%:*}"
auth = "basic"
password-file = "$work/password"
END

classes=$(jar --list --file "$root"/target/tickets/lib/tickets-*.jar | sed -n 's/\.class$//; /package-info/d; s#/#.#g; /^dev\.tickets\./p' | tr '\n' ';')
"$java/bin/java" -Xlog:disable -cp "$root/target/tickets/lib/*" \
    "-XX:StartFlightRecording:filename=calls.jfr,method-trace=$classes" dev.tickets.Main "$@" >&2
"$java/bin/jfr" print --stack-depth 64 --events jdk.MethodTrace calls.jfr | awk '
    function room(method) {
        sub(/^dev\.tickets\./, "", method)
        sub(/\..*/, "", method)
        return method == "Main" ? "cli" : method
    }
    function counted() {
        if (called == "" || called ~ /init>|\.\$values/) return
        calls++
        if (caller == "" || room(caller) == room(called)) return
        changes++
        if (rank[room(called)] < rank[room(caller)]) up[caller " -> " called]++
    }
    BEGIN {
        n = split("cli sandbox compose filing attach portal encrypt terminal config state render ticket", rooms, " ")
        for (i = 1; i <= n; i++) rank[rooms[i]] = i
    }
    /^jdk\.MethodTrace/ { counted(); called = caller = "" }
    /^  method = / { called = $3; sub(/\(.*/, "", called) }
    /^    dev\.tickets\./ && caller == "" { caller = $1; sub(/\(.*/, "", caller) }
    END {
        counted()
        printf "%d calls, %d from one room into another\n", calls, changes
        for (pair in up) printf "up %d: %s\n", up[pair], pair | "sort -k2rn"
    }'
