#!/bin/bash
# Groups of startup.sh: long lists, long threads, a large download, the first question of the wizard, and files that are
# read more than once. Read by startup.sh, not run.
# shellcheck disable=SC2016,SC2034,SC2154 # backticks are Markdown; the other names are those of startup.sh and lib.sh
list_of() { TICKETS_PORTAL=$http/of/$1 "$tickets" list --all --limit 100000; }
list_100() { list_of 100; }
list_1000() { list_of 1000; }
list_10000() { list_of 10000; }
view_of() { TICKETS_PORTAL=$http/of/$1 "$tickets" view 1; }
view_1() { view_of 1; }
view_100() { view_of 100; }
view_1000() { view_of 1000; }
view_2000() { view_of 2000; }

remove_saved() { rm -rf "$work/saved"; mkdir "$work/saved"; }
before_save() { remove_saved; }
before_save_secure() { remove_saved; }
before_save_curl() { remove_saved; }
before_save_secure_curl() { remove_saved; }
save() { TICKETS_PORTAL=$http/of/1024 "$tickets" attachments 1 -q --save "$work/saved"; }
save_secure() { TICKETS_PORTAL=$https/of/1024 "$tickets" attachments 1 -q --save "$work/saved"; }
save_with_curl() { (cd "$work/saved" && curl -sf -O "$1/of/1024/api/ticket/attachment/1"); }
save_curl() { save_with_curl "$http"; }
save_secure_curl() { save_with_curl "$https"; }
peak_save() {
    remove_saved
    TICKETS_PORTAL=$1/of/1024 peak "$tickets" attachments 1 -q --save "$work/saved"
}

before_first_prompt() { rm -rf "$HOME/.local/state/tickets/drafts"; }
first_prompt() { took=$(TERM=xterm-256color "$bench/first-prompt.exp" 'Department' "$tickets" create); }
help_on_terminal() { took=$(TERM=xterm-256color "$bench/first-prompt.exp" '' "$tickets" --help); }

measure_long() {
    local count=$(((rounds + 1) / 2))
    # a tenth more than linear is noise
    rounds long "$rounds" list_100 list_1000 list_10000 view_1 view_100 view_1000 view_2000
    mark 'one of the last 90 pages of a `list` of 10,000' 'one of the first 10' "$(slope long list_100 list_1000 list_10000 1 10 100)" 1.1
    mark 'memory of a `list` of 10,000' 'limit' "$(TICKETS_PORTAL=$http/of/10000 peak "$tickets" list --all --limit 100000)" 110 ' MiB'
    mark 'a message of the second 1,000 in a `view`' 'of the first 1,000' "$(slope long view_1 view_1000 view_2000 1 1000 2000)" 1.1
    rounds save "$(((rounds + 3) / 4))" save save_curl save_secure save_secure_curl
    mark '`attachments --save` of 1 GiB over http' '`curl -O`' "$(ratio save save save_curl)" 1.3
    mark '`attachments --save` of 1 GiB over https' '`curl -O`' "$(ratio save save_secure save_secure_curl)" 1.3
    mark 'memory of `attachments --save` over https' 'limit' "$(peak_save "$https")" 100 ' MiB'
    remove_saved
    if has expect; then
        rounds prompt "$count" first_prompt help_on_terminal
        mark 'the first question of `create`' '`--help`' "$(ratio prompt first_prompt help_on_terminal)" 2.0
    else
        skip expect
    fi
    if has strace; then measure_reads; else skip strace; fi
}

# How often a run opens the file of the user's that it opens most often, for reading.
most_reads() {
    rm -rf "$work/traces"
    mkdir "$work/traces"
    strace -ff --seccomp-bpf -qq -e trace=openat -o "$work/traces/t" "$tickets" "$@" >/dev/null 2>"$work/err" ||
        die "$* ended with $?: $(cat "$work/err")"
    cat "$work/traces/"* | sed -n 's/^openat(AT_FDCWD, "\([^"]*\)", O_RD[^)]*) = [0-9].*/\1/p' | grep "^$HOME/" | grep -v /.cache/ |
        while IFS= read -r path; do if [[ ! -d $path ]]; then printf '%s\n' "$path"; fi; done |
        sort | uniq -c | sort -rn | awk 'NR == 1 { most = $1 } END { print most + 0 }'
}

# With a config.toml, a password in a file, and the facts about the portal that an earlier run has left.
measure_reads() {
    local command
    mkdir -p "$HOME/.config/tickets"
    printf '[profiles.default]\nportal = "%s"\nca-file = "%s"\nuser = "u"\nauth = "basic"\npassword-file = "~/password"\n' \
        "$https" "$work/root.pem" >"$HOME/.config/tickets/config.toml"
    (umask 077 && echo p >"$HOME/password")
    for command in list 'view 1' 'create -q -d Tech -s s -m m' 'reply 1 -q -m m'; do
        # shellcheck disable=SC2086 # words of a command
        mark "reads of a file by \`${command%% *}\`" limit "$(unset TICKETS_TOKEN TICKETS_PORTAL TICKETS_CA_FILE && most_reads $command)" 1
    done
    rm -rf "$HOME/.config"
}
