#!/bin/bash
# Measures encrypting a log as it travels (NAME.pgp in NAME.zip) against gpg, proves that gpg gets back every byte of it,
# and writes the part "encryption" of docs/performance.md. Needs: a built target/tickets, hyperfine, gpg, unzip, GNU time,
# jq, about 4 GB of disk. Nothing is sent: the portal is a port at which nobody listens.
#   src/bench/encryption.sh [MIB of log, 1024 by default]
# shellcheck disable=SC2016,SC2086 # backticks are Markdown; commands divide at blanks
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
need java hyperfine gpg unzip jq /usr/bin/time
mib=${1:-1024}
# the sockets of its agent want a short path
GNUPGHOME=$(mktemp -d /tmp/gpg.XXXXXX)
trap 'gpgconf --kill all; await_makers; rm -rf "$work" "$GNUPGHOME"' EXIT

fresh_home
export GNUPGHOME TICKETS_PORTAL=http://127.0.0.1:9 TICKETS_MAX_ATTACHMENT_SIZE=64GiB
java "$bench/Log.java" "$mib" app.log
java "$bench/Log.java" 10 small.log
gpg --batch -q --passphrase '' --quick-gen-key desk@example.net ed25519 sign never
fingerprint=$(gpg --list-keys --with-colons | awk -F: '/^fpr/ { print $10; exit }')
gpg --batch -q --passphrase '' --quick-add-key "$fingerprint" cv25519 encr never
gpg --armor --export "$fingerprint" >desk.asc

# As on the second day: with the class archive that the first run leaves behind.
make_archive

outbox=$HOME/.local/state/tickets/outbox
create="$tickets create -q -d Tech -s s -m m --encrypt-to desk.asc"
# 75: it waits in the outbox
ours="rm -rf $outbox; $create -a app.log; [ \$? = 75 ]"

hyperfine --warmup 0 --runs "${RUNS:-3}" --export-json encrypt.json \
    -n tickets "$ours" \
    -n 'gpg -e' 'rm -f app.log.pgp; gpg --batch -q --trust-model always -o app.log.pgp -er desk@example.net app.log'

# Every byte comes back.
sealed=$(find "$outbox/waiting" -name attachment-1)
unzip -p "$sealed" app.log.pgp | gpg --batch -q --decrypt | cmp - app.log

# Peak memory in MiB; the command ends with 75.
peak_waiting() { { /usr/bin/time -f %M "$@" 2>&1 >/dev/null || true; } | tail -n 1 | awk '{ printf "%.0f", $1 / 1024 }'; }
row() { jq -r --argjson i "$2" '.results[0].median as $o | .results[$i] | "\(.command) | \(.median * 100 | round / 100) | \($o / .median * 100 | round / 100)"' "$1"; }

{
    printf '### Encrypting a log of %s MiB\n\nMade by `src/bench/encryption.sh %s` on %s cores, load average %s.\n\n' \
        "$mib" "$mib" "$(nproc)" "$(cut -d ' ' -f 1 /proc/loadavg)"
    printf '| program | seconds | ratio | bytes |\n| --- | --- | --- | --- |\n'
    printf '| %s | %s |\n' "$(row encrypt.json 0)" "$(stat -c %s "$sealed")"
    printf '| %s | %s |\n' "$(row encrypt.json 1)" "$(stat -c %s app.log.pgp)"
    printf '\n`tickets` does more than encrypt in that time: it makes sure that the outbox is on disk. Both compress. gpg\n'
    printf 'decrypted what `tickets` had encrypted, and every byte was the same.\n'
    printf '\n| work | peak memory in MiB |\n| --- | --- |\n'
    printf '| encrypt 10 MiB | %s |\n' "$(peak_waiting $create -a small.log)"
    printf '| encrypt %s MiB | %s |\n' "$mib" "$(peak_waiting $create -a app.log)"
} | write_part encryption
