#!/bin/bash
# For the scripts of this folder: a work folder, the portal that they measure against, rounds, medians, and the parts of
# docs/performance.md. Read by them, not run.
# shellcheck disable=SC2034 # some names are for the scripts that read this
export LC_ALL=C.UTF-8
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$bench/../.." && pwd)
page=$root/docs/performance.md
tickets=$root/target/tickets/bin/tickets
work=$(mktemp -d "${TMPDIR:-/var/tmp}/tickets-bench.XXXXXX")
sink=''
trap 'if [[ -n $sink ]]; then kill "$sink"; fi; await_makers; rm -rf "$work"' EXIT

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# skip NAME: says what is left out because a program is missing.
has() { command -v "$1" >/dev/null; }
skip() { printf '%s: %s is not installed; its rows are left out\n' "${0##*/}" "$1" >&2; }

# need PROGRAM ...
need() {
    local program
    for program; do has "$program" || die "needs $program"; done
    [[ -x $tickets ]] || die "there is no $tickets: mvn -Dmaven.test.skip=true package"
}

# A home of its own, with nothing in it, and none of the variables of whoever measures.
fresh_home() {
    local variable
    for variable in "${!TICKETS_@}" "${!XDG_@}"; do unset "$variable"; done
    export HOME=$work/home TICKETS_TOKEN=t
    mkdir -p "$HOME"
    cd "$work" || exit
}

# start_sink PORT FILE,FILE... [PORT-OF-HTTPS]: the portal, warm: a server has been running for a while, too.
start_sink() {
    local secure=()
    if [[ $# -gt 2 ]]; then
        "$bench/chain.sh" "$work"
        secure=("$3" "$work/keys.p12")
    fi
    java "$bench/Sink.java" "$1" "$2" "${secure[@]}" &
    sink=$!
    until curl -sf "http://localhost:$1/count" >/dev/null; do
        kill -0 "$sink" || die "the portal did not start"
        sleep 0.1
    done
    curl -sf "http://localhost:$1/api/tickets?warm=[1-300]" >/dev/null
    if [[ $# -gt 2 ]]; then
        curl -sf --cacert "$work/root.pem" -H 'Connection: close' "https://localhost:$3/api/tickets?warm=[1-300]" >/dev/null
    fi
}

# The making of archives that runs behind the first runs of this home.
makers() { has pgrep && pgrep -f "make-archive $work/home/" >/dev/null; }
await_makers() { while makers; do sleep 0.1; done; }

# Makes the class archive, as on the second day. With an archive of the installation there is nothing to make.
make_archive() {
    "$tickets" --version >/dev/null
    await_makers
}

# rounds GROUP COUNT VARIANT ...: runs each variant (a function) once, then the next, and all of that COUNT times, after
# a round that is not counted, unless $unwarmed is set. So what else the machine does meets all of them. The times are in
# times/GROUP/VARIANT, in microseconds. A function before_VARIANT runs before it, and a variant may set $took itself.
rounds() {
    local group=$1 count=$2 round variant
    shift 2
    mkdir -p "$work/times/$group"
    for ((round = ${unwarmed:-0}; round <= count; round++)); do
        for variant; do
            once "$variant"
            if ((round > 0)); then echo "$took" >>"$work/times/$group/$variant"; fi
        done
    done
}

once() {
    local began
    if declare -F "before_$1" >/dev/null; then "before_$1"; fi
    took=''
    began=${EPOCHREALTIME/./}
    "$1" </dev/null >"$work/out" 2>"$work/err" || die "$1 ended with $?: $(head -c 2000 "$work/err")"
    took=${took:-$((${EPOCHREALTIME/./} - began))}
}

# median FILE ...: of the numbers in it.
median() { sort -n "$@" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
# milliseconds GROUP VARIANT, and of the fastest run
milliseconds() { median "$work/times/$1/$2" | awk '{ printf "%.0f", $1 / 1000 }'; }
fastest() { sort -n "$work/times/$1/$2" | awk 'NR == 1 { printf "%.0f", $1 / 1000 }'; }
# ratio GROUP VARIANT OTHER: the median of the ratios of each round.
ratio() { paste "$work/times/$1/$2" "$work/times/$1/$3" | awk '{ print $1 / $2 }' | median | awk '{ printf "%.2f", $1 }'; }
measured() { [[ -s $work/times/$1/$2 ]]; }

# slope GROUP SMALL MIDDLE LARGE N N N: what one more costs between MIDDLE and LARGE, as a share of what one more costs
# between SMALL and MIDDLE.
slope() {
    local group=$1
    shift
    awk -v a="$(median "$work/times/$group/$1")" -v b="$(median "$work/times/$group/$2")" \
        -v c="$(median "$work/times/$group/$3")" -v x="$4" -v y="$5" -v z="$6" \
        'BEGIN { printf "%.2f", ((c - b) / (z - y)) / ((b - a) / (y - x)) }'
}

# peak COMMAND ...: the most memory of three runs in MiB, whatever Java thinks of its heap.
peak() {
    local run most=0
    for run in 1 2 3; do
        /usr/bin/time -f %M -o "$work/peak" "$@" </dev/null >/dev/null 2>"$work/err" || die "$* ended with $?: $(cat "$work/err")"
        run=$(tail -n 1 "$work/peak")
        if ((run > most)); then most=$run; fi
    done
    awk -v most="$most" 'BEGIN { printf "%.0f", most / 1024 }'
}

# mark WORK AGAINST VALUE REACH [UNIT]: a row of the table of marks; without a mark where REACH is "none".
mark() {
    local reached=no
    # a command that fails in the substitution of an argument does not end the script
    [[ $3 =~ ^-?[0-9.]+$ ]] || die "not measured: $1"
    if [[ $4 == none ]]; then
        printf '| %s | %s | %s | none | |\n' "$1" "$2" "$3" >>"$work/marks"
        return
    fi
    if awk -v value="$3" -v reach="$4" 'BEGIN { exit !(value <= reach) }'; then reached=yes; fi
    printf '| %s | %s | %s%s | %s%s | %s |\n' "$1" "$2" "$3" "${5:-}" "$4" "${5:-}" "$reached" >>"$work/marks"
}

# row GROUP VARIANT LABEL FIRST: a row of times, with the ratio of FIRST to it.
row() {
    measured "$1" "$2" || return 0
    printf '| %s | %s | %s | %s |\n' "$3" "$(milliseconds "$1" "$2")" "$(fastest "$1" "$2")" "$(ratio "$1" "$4" "$2")"
}

load() { cut -d ' ' -f 1 /proc/loadavg; }
# java_version JAVA: the number of its version.
java_version() { "$1" -XshowSettings:properties -version 2>&1 | awk '/java.version =/ { print $3 }'; }

# write_part NAME: puts standard input between <!-- NAME --> and <!-- end of NAME --> of docs/performance.md.
write_part() {
    cat >"$work/part"
    if ! grep -qx "<!-- $1 -->" "$page" || ! grep -qx "<!-- end of $1 -->" "$page"; then die "$page has no part $1"; fi
    awk -v begin="<!-- $1 -->" -v end="<!-- end of $1 -->" -v part="$work/part" '
        $0 == end { skip = 0 }
        !skip { print }
        $0 == begin {
            skip = 1
            print ""
            while ((getline line < part) > 0) print line
            print ""
        }' "$page" >"$work/page"
    cp "$work/page" "$page"
    cat "$work/part"
}
