#!/bin/bash
# The group "tab" of startup.sh: what TAB takes in each shell with 5,000 kept tickets, ten times as many as the program
# keeps. Each shell measures itself: the time of the key, without that of starting the shell. Read by startup.sh, not run.
# shellcheck disable=SC2016,SC2154 # code of other shells; the other names are those of startup.sh and lib.sh

# tab SHELL LINE: each press of TAB at the end of the line, in microseconds.
tab_bash() {
    SCRIPT=$root/completions/tickets.bash COUNT=$rounds bash --norc -euc '
        . "$SCRIPT"
        compopt() { :; }
        COMP_WORDS=($1) COMP_TYPE=63
        if [[ $1 == *" " ]]; then COMP_WORDS+=(""); fi
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        for ((n = 0; n <= COUNT; n++)); do
            began=${EPOCHREALTIME/./}
            _tickets
            if ((n > 0)); then echo "$((${EPOCHREALTIME/./} - began))"; fi
        done' bash "$1"
}

tab_zsh() {
    cat >"$work/zshrc" <<-'END'
		zmodload zsh/datetime
		autoload -U compinit && compinit -u -D
		LISTMAX=9999
		source $SCRIPT
		tab() {
		    local began=$EPOCHREALTIME
		    zle complete-word
		    printf '%.0f\n' $(((EPOCHREALTIME - began) * 1000000)) >>$TIMES
		    print -n measured-now
		}
		zle -N tab
		bindkey '^I' tab
		zle-line-init() { print -n ready-now; }
		zle -N zle-line-init
	END
    rm -f "$work/zsh-times"
    SCRIPT=$root/completions/_tickets COUNT=$rounds RC=$work/zshrc TIMES=$work/zsh-times zsh -f -c '
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "source $RC"
        zpty -r shell reply "*ready-now*"
        for ((n = 0; n <= COUNT; n++)); do
            zpty -w -n shell "$1"$'\''\t'\''
            zpty -r shell reply "*measured-now*"
            zpty -w -n shell $'\''\x15'\''
        done' zsh "$1"
    tail -n +2 "$work/zsh-times"
}

tab_fish() {
    SCRIPT=$root/completions/tickets.fish COUNT=$rounds fish --no-config -c '
        source $SCRIPT
        for n in (seq 0 $COUNT)
            set -l began (date +%s%N)
            complete -C $argv[1] >/dev/null
            set -l ended (date +%s%N)
            test $n -gt 0; and math "floor(($ended - $began) / 1000)"
        end' "$1"
}

measure_tab() {
    local shell cache=$HOME/.cache/tickets/default name
    mkdir -p "$cache" "$work/times/tab"
    seq 1 5000 | awk '{ print 200000 - $1 "\tThe subject of the ticket " $1 }' >"$cache/tickets"
    seq 1 500 | awk '{ print $1 "\tDepartment " $1 "\tabout it" }' >"$cache/departments"
    for shell in bash zsh fish; do
        if ! has "$shell"; then
            skip "$shell"
            continue
        fi
        "tab_$shell" 'tickets view ' >"$work/times/tab/all_$shell"
        "tab_$shell" 'tickets view 1999' >"$work/times/tab/some_$shell"
        "tab_$shell" 'tickets create -d dep' >"$work/times/tab/names_$shell"
        for name in all some names; do
            mark "TAB in $shell, $(tab_line "$name")" limit "$(milliseconds tab "${name}_$shell")" 20 ' ms'
        done
    done
    rm -r "$cache"
}

tab_line() {
    case $1 in
        all) echo '`tickets view`' ;;
        some) echo '`tickets view 1999`' ;;
        names) echo '`tickets create -d dep`' ;;
    esac
}

report_tab() {
    local shell name
    printf '\n### TAB with 5,000 kept tickets and 500 departments\n\nThe key alone, in a running shell.\n\n%b' "$times_head"
    for shell in bash zsh fish; do
        for name in all some names; do row tab "${name}_$shell" "$(tab_line "$name") in $shell" "all_$shell"; done
    done
}
