#!/bin/bash
# Measures what a user waits for: starting, a list over http and https, a ticket with a file, the first run, long lists
# and threads, a large download, the first question, TAB, and Java 25. All variants of a group run in turn, so compare them by
# the ratios. Prints each row with its mark, writes the part "startup" of docs/performance.md, and draws
# docs/performance.svg. Needs: a built target/tickets, curl, openssl, GNU time, 4 GB of disk; takes five minutes. Rows of
# gh, rt, expect, strace and a second Java are left out where those are missing.
#   src/bench/startup.sh [ROUNDS, 11 by default]
#   JAVA25  another Java to compare with, /usr/lib/jvm/temurin-25-jdk-amd64 by default
# shellcheck disable=SC2016 # backticks are Markdown
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=long.sh
. "$bench/long.sh"
# shellcheck source-path=SCRIPTDIR source=tab.sh
. "$bench/tab.sh"
# shellcheck source-path=SCRIPTDIR source=report.sh
. "$bench/report.sh"
need java curl openssl pgrep /usr/bin/time
rounds=${1:-11}
java25=${JAVA25:-/usr/lib/jvm/temurin-25-jdk-amd64}
http=http://localhost:18018
https=https://localhost:18019

unset JAVA_HOME
fresh_home
export TICKETS_CA_FILE=$work/root.pem TICKETS_PORTAL=$http
export CURL_CA_BUNDLE=$work/root.pem SSL_CERT_FILE=$work/root.pem PERL_LWP_SSL_CA_FILE=$work/root.pem
export GH_TOKEN=t GH_NO_UPDATE_NOTIFIER=1 RTUSER=u RTPASSWD=p
start_sink 18018 file.zip 18019
make_archive
head -c 5000 /dev/urandom >file.zip
printf 'PK\003\004' | dd of=file.zip conv=notrunc status=none

version() { "$tickets" --version; }
version_without() { TICKETS_ARCHIVE=off "$tickets" --version; }
version_gh() { gh --version; }
help() { "$tickets" --help; }
help_gh() { gh --help; }
list() { "$tickets" list; }
list_secure() { TICKETS_PORTAL=$https "$tickets" list; }
list_secure_java() { TICKETS_JAVA_OPTS=-Dtickets.tls=java list_secure; }
list_without() { TICKETS_ARCHIVE=off "$tickets" list; }
list_gh() { gh api "$http/api/tickets" --jq '.tickets[].subject'; }
list_secure_gh() { gh api "$https/api/tickets" --jq '.tickets[].subject'; }
list_curl() { curl -sf "$http/api/tickets"; }
list_secure_curl() { curl -sf "$https/api/tickets"; }
list_rt() { RTSERVER=$http rt ls -s Status=open; }
list_secure_rt() { RTSERVER=$https rt ls -s Status=open; }

# Names of departments are kept for ten minutes; without them a create asks three times.
forget_names() { rm -rf "$HOME/.local/state/tickets/portals"; }
before_create() { forget_names; }
before_create_secure() { forget_names; }
create() { "$tickets" create -q -d Tech -s s -m m -a file.zip; }
create_secure() { TICKETS_PORTAL=$https "$tickets" create -q -d Tech -s s -m m -a file.zip; }
three_curls() {
    curl -sf "$1/api/ticket/departments" && curl -sf -F subject=s -F body=m -F 'attachments[]=@file.zip' "$1/api/tickets" &&
        curl -sf "$1/api/tickets/1"
}
create_curl() { three_curls "$http"; }
create_secure_curl() { three_curls "$https"; }

# As after installing. The archive is made behind the run; the next one waits for that.
without_archive() {
    await_makers
    rm -rf "$HOME/.cache/tickets"
}
before_first() { without_archive; }
first() { "$tickets" list; }
before_second() { await_makers; }
second() { "$tickets" list; }
before_first_secure() { without_archive; }
first_secure() { TICKETS_PORTAL=$https "$tickets" list; }
before_second_secure() { await_makers; }
second_secure() { TICKETS_PORTAL=$https "$tickets" list; }

later() { JAVA_HOME=$java25 "$@"; }
version_later() { later version; }
list_later() { later list; }
list_secure_later() { later list_secure; }

# The exchanges of a command, as the portal counts them.
exchanges() {
    local before
    before=$(curl -sf "$http/count")
    once "$1"
    echo $(($(curl -sf "$http/count") - before))
}

measure_start() {
    local peers=() help_peers=()
    if has gh; then peers=(version_gh) help_peers=(help_gh); else skip gh; fi
    rounds version "$rounds" version version_without "${peers[@]}"
    rounds help "$rounds" help "${help_peers[@]}"
}

measure_list() {
    local peers=(list_curl list_secure_curl)
    if has gh; then peers+=(list_gh list_secure_gh); fi
    if has rt; then peers+=(list_rt list_secure_rt); else skip rt; fi
    rounds list "$rounds" list list_secure list_secure_java list_without "${peers[@]}"
    mark '`list` of 25 over https' 'over http' "$(ratio list list_secure list)" 2.0
    if has gh; then mark '`list` of 25 over https' '`gh api` over https' "$(ratio list list_secure list_secure_gh)" 3.2; fi
}

measure_create() {
    local count
    count=$(exchanges create_secure)
    [[ $count == 3 ]] || die "create makes $count exchanges, not three"
    rounds create "$rounds" create create_secure create_curl create_secure_curl
    mark '`create` with a 5 kB file over https' 'over http' "$(ratio create create_secure create)" 1.8
    mark '`create` with a 5 kB file over https' 'three `curl`s' "$(ratio create create_secure create_secure_curl)" none
}

measure_first() {
    local unwarmed=1
    rounds first "$(((rounds + 2) / 3))" first second first_secure second_secure
    mark 'first `list` after installing, over http' 'the second' "$(ratio first first second)" 1.8
    mark 'first `list` after installing, over https' 'the second' "$(ratio first first_secure second_secure)" 1.8
    mark 'classes of the second `list` that are not from the archive' 'all' "$(classes second | outside_archive)" 5 ' %'
}

# classes COMMAND: how many classes it loads, and how many of them out of the archive.
classes() {
    TICKETS_JAVA_OPTS="-Xlog:class+load:file=$work/classes" "$@" >/dev/null
    printf '%s | %s' "$(grep -c ' source: ' "$work/classes")" "$(grep -c 'shared objects file' "$work/classes")"
}
outside_archive() { awk -F ' [|] ' '{ printf "%.1f", 100 - 100 * $2 / $1 }'; }

measure_java25() {
    if [[ ! -x $java25/bin/java ]]; then
        skip "$java25"
        return
    fi
    later make_archive
    rounds java25 "$rounds" version version_later list list_later list_secure list_secure_later
    mark '`--version` on Java '"$later_name" "Java $default_name" "$(ratio java25 version_later version)" 1.0
    mark '`list` over http on Java '"$later_name" "Java $default_name" "$(ratio java25 list_later list)" 1.0
    mark '`list` over https on Java '"$later_name" "Java $default_name" "$(ratio java25 list_secure_later list_secure)" 1.0
}

# What other scripts have measured: the ratio in a row of their tables.
measured_elsewhere() {
    local ratio
    ratio=$(sed -n "s/^| $2 | curl | .* | \([0-9.]*\) |\$/\1/p" "$page")
    if [[ -n $ratio ]]; then mark "$1, below" '`curl`' "$ratio" "$3"; fi
}

default_name=$(java_version java)
later_name=''
if [[ -x $java25/bin/java ]]; then later_name=$(java_version "$java25/bin/java"); fi
: >"$work/marks"
measure_start
measure_list
measure_create
measure_first
measure_long
measure_tab
measure_java25
measured_elsewhere 'sending 1 GiB' 'multipart, but 1024 MiB' 1.2
measured_elsewhere 'sending 256 MiB' 'multipart' 2.4

report | write_part startup
bars | "$bench/chart.sh" "Milliseconds of whole commands, medians" >"$root/docs/performance.svg"
