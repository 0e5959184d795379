#!/bin/bash
# Measures zipping and sending against what a user would pick instead, all in one run on one machine, and writes the part
# "attachments" of docs/performance.md. Needs: a built target/tickets, hyperfine, zip, pigz, curl, GNU time, jq, about
# 4 GB of disk.
#   src/bench/attachments.sh [MIB of log, 1024 by default]
# shellcheck disable=SC2016,SC2086 # backticks are Markdown; commands divide at blanks
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
need java hyperfine zip pigz curl jq /usr/bin/time
mib=${1:-1024}
port=18017

fresh_home
export TICKETS_PORTAL=http://127.0.0.1:$port TICKETS_MAX_ATTACHMENT_SIZE=8GiB
java "$bench/Log.java" "$mib" app.log
java "$bench/Log.java" 10 small.log
head -c $((256 << 20)) /dev/urandom >data.zip
printf 'PK\003\004' | dd of=data.zip conv=notrunc status=none
head -c 5000 data.zip >tiny.zip
cat data.zip data.zip data.zip data.zip >huge.zip
sync

start_sink "$port" data.zip,tiny.zip,huge.zip
# As on the second day: with the class archive that the first run leaves behind.
make_archive

create="$tickets create -q -d Tech -s s -m m"
zip_ours="$create --dry-run --zip -a app.log"
# a copy in the outbox is something that curl does not make
send_ours="$create --no-queue -a data.zip"
sink_curl="curl -sf -F 'attachments[]=@data.zip' http://127.0.0.1:$port/sink"
# what a script does that knows a department by its name, and looks whether the files have arrived
script_curl="curl -sf http://127.0.0.1:$port/api/ticket/departments && $sink_curl && curl -sf http://127.0.0.1:$port/api/tickets/1"

hyperfine --warmup 0 --runs "${RUNS:-5}" --export-json zip.json \
    -n tickets "$zip_ours" \
    -n pigz 'pigz -K -6 -p 2 -c app.log > pigz.zip' \
    -n zip 'rm -f zip.zip; zip -q -6 zip.zip app.log'
# the sink is a Java, too, which takes some hundred megabytes to be at its best
for _ in {1..10}; do eval "$sink_curl" >/dev/null; done
for file in data tiny huge; do
    hyperfine --warmup 2 --runs "${RUNS:-11}" --export-json "multipart-$file.json" \
        -n tickets "TICKETS_ATTACHMENT_TRANSPORT=multipart ${send_ours/data/$file}" \
        -n curl "${sink_curl/data/$file}" \
        -n 'curl three times' "${script_curl/data/$file}"
done
hyperfine --warmup 2 --runs "${RUNS:-11}" --export-json json.json \
    -n tickets "TICKETS_ATTACHMENT_TRANSPORT=json $send_ours" \
    -n 'base64 to curl' "base64 -w0 data.zip | curl -sf -T - http://127.0.0.1:$port/sink"

# The median of a row, in seconds, and the ratio of the first row's to it.
row() { jq -r --argjson i "$2" '.results[0].median as $o | .results[$i] | "\(.command) | \(.median * 100 | round / 100) | \($o / .median * 100 | round / 100)"' "$1"; }

ours_size=$($zip_ours -o json | jq '.attachments[0].size')
{
    printf 'Made by `src/bench/attachments.sh %s` on %s cores, Java %s. Times are medians in seconds of whole\n' \
        "$mib" "$(nproc)" "$(java_version java)"
    printf 'processes; compare them within one table only. The ratio is the time of `tickets` to that of the row.\n\n'
    printf '### Zipping a log of %s MiB\n\n| program | seconds | ratio | bytes |\n| --- | --- | --- | --- |\n' "$mib"
    printf '| %s | %s |\n' "$(row zip.json 0)" "$ours_size"
    printf '| %s | %s |\n' "$(row zip.json 1)" "$(stat -c %s pigz.zip)"
    printf '| %s | %s |\n' "$(row zip.json 2)" "$(stat -c %s zip.zip)"
    printf '\n`tickets` does more than zip in that time: Java starts, and the portal is asked for its departments.\n'
    printf '\n### Sending 256 MiB to a sink on this machine\n\n| way | program | seconds | ratio |\n| --- | --- | --- | --- |\n'
    for i in 0 1 2; do printf '| multipart | %s |\n' "$(row multipart-data.json $i)"; done
    for i in 0 1; do printf '| base64 in JSON | %s |\n' "$(row json.json $i)"; done
    for i in 0 1 2; do printf '| multipart, but 1024 MiB | %s |\n' "$(row multipart-huge.json $i)"; done
    for i in 0 1 2; do printf '| multipart, but 5 kB | %s |\n' "$(row multipart-tiny.json $i)"; done
    printf '\n`tickets` does more than send in that time: Java starts, a draft is put on disk, the portal is asked for its\n'
    printf 'departments before and for the ticket after. The last rows show what that alone takes; "curl three times" is a\n'
    printf 'script that asks the portal the same. How long Java takes to start differs between machines, and so does the\n'
    printf 'first ratio. The sink lets curl wait in some runs and not in others: single runs of curl took\n'
    printf '%s s this time.\n' "$(jq -r '.results[1] | "\(.min * 100 | round / 100) to \(.max * 100 | round / 100)"' multipart-data.json)"
    printf '\n### Peak memory\n\n| work | MiB |\n| --- | --- |\n'
    printf '| zip 10 MiB | %s |\n' "$(peak $create --dry-run --zip -a small.log)"
    printf '| zip %s MiB | %s |\n' "$mib" "$(peak $zip_ours)"
    printf '| send 256 MiB as multipart | %s |\n' "$(TICKETS_ATTACHMENT_TRANSPORT=multipart peak $send_ours)"
    printf '| send 256 MiB as base64 | %s |\n' "$(TICKETS_ATTACHMENT_TRANSPORT=json peak $send_ours)"
} | write_part attachments
