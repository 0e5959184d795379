#!/bin/bash
# Records the wizard at the practice portal and draws docs/wizard.svg: src/docs/wizard-svg.sh
# Needs asciinema, expect and npm (for svg-term-cli), and the program as the build installs it.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.."

TICKETS=$(readlink -f -- "${TICKETS:-target/tickets/bin/tickets}")
export TICKETS
svg=$PWD/docs/wizard.svg
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

mkdir "$work/home"
yes '2026/01/02 03:04:05 [emerg] bind() to 0.0.0.0:80 failed' | head -n 4000 >"$work/nginx.log" || true
cat >"$work/person" <<'EXPECT'
set timeout 60
set stty_init "rows 24 columns 80"
set send_human {.08 .15 1 .04 .3}
proc answer {question text} {
    expect -- $question {} timeout { exit 3 } eof { exit 4 }
    sleep 1
    send -h -- "$text"
}
send_user "$ tickets create\r\n"
spawn -noecho $env(TICKETS) -p sandbox create
answer "> BESTNET-CLOUD" "vps\r"
answer "Subject: " "nginx does not start\r"
answer "encrypts" "Since 03:00 nginx is down.\rThe log is attached.\r.\r"
answer "> Send" "att\r"
answer "when done): " "ngi\t\r"
answer "Zip it?" "y\r"
answer "when done): " "\r"
answer "> Send" ""
sleep 2
send -- "\r"
answer "> Nothing" "\r"
expect eof
sleep 3
EXPECT

cd -- "$work"
env -i HOME="$work/home" PATH="$PATH" LC_ALL=C.UTF-8 TERM=xterm-256color TICKETS="$TICKETS" \
    ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    asciinema rec --quiet --overwrite --cols 80 --rows 24 --idle-time-limit 3 -c 'expect person' recording.cast
npx --yes svg-term-cli@2.1.1 --in recording.cast --out "$svg" --window --no-cursor --width 80 --height 24
printf '%s: %s bytes\n' "$svg" "$(stat -c %s -- "$svg")"
