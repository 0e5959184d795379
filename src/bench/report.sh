#!/bin/bash
# The part "startup" of docs/performance.md, and the bars of its chart. Read by startup.sh, not run.
# shellcheck disable=SC2016,SC2154 # backticks are Markdown; the names are those of startup.sh
times_head='| command | median | fastest | ratio |\n| --- | --- | --- | --- |\n'

# What the portal agrees to with Java's TLS: version, cipher and curve of the handshake.
spoken() {
    TICKETS_JAVA_OPTS='-Dtickets.tls=java -Djavax.net.debug=ssl:handshake' list_secure >"$work/out" 2>"$work/handshake"
    cat "$work/out" >>"$work/handshake"
    printf '%s, %s, %s' \
        "$(sed -n 's/.*Negotiated protocol version: //p' "$work/handshake" | head -n 1)" \
        "$(sed -n 's/.*"cipher suite" *: "\([^"(]*\)(.*/\1/p' "$work/handshake" | tail -n 1)" \
        "$(sed -n 's/.*"named group": //p' "$work/handshake" | tail -n 1)"
}

report() {
    printf 'Made by `src/bench/startup.sh %s` on %s cores, Java %s, curl %s%s, load average %s.\n' "$rounds" "$(nproc)" \
        "$default_name" "$(curl --version | awk 'NR == 1 { print $2 }')" \
        "$(if has gh; then gh --version | sed -n 's/^gh version \([^ ]*\).*/, gh \1/p'; fi)" "$(load)"
    printf 'The portal is a Java %s on this machine. Its https is %s;\n' "$default_name" "$(spoken)"
    printf 'the certificate is ECDSA on P-256, its issuer on P-384, the root RSA with 4096 bits and in `ca-file`.\n'
    printf '\n![Milliseconds of whole commands](performance.svg)\n'

    printf '\n### Marks\n\nRatios are medians of the ratios of each round; "at most" is the mark that was set.\n'
    printf '\n| work | against | measured | at most | reached |\n| --- | --- | --- | --- | --- |\n'
    cat "$work/marks"

    printf '\n### Starting\n\nMilliseconds of whole processes; the ratio is that of the first row of its block to the row.\n\n%b' "$times_head"
    row version version '`tickets --version`' version
    row version version_gh '`gh --version`' version
    row version version_without '`tickets --version`, no archive' version
    row help help '`tickets --help`' help
    row help help_gh '`gh --help`' help

    printf '\n### A list of 25 tickets\n\n%b' "$times_head"
    row list list '`tickets list` over http' list
    row list list_gh '`gh api` over http' list
    row list list_rt '`rt ls` over http (logs in, too)' list
    row list list_curl '`curl` over http' list
    row list list_without '`tickets list` over http, no archive' list
    row list list_secure '`tickets list` over https' list_secure
    row list list_secure_java '`tickets list` over https, with the TLS of Java' list_secure
    row list list_secure_gh '`gh api` over https' list_secure
    row list list_secure_rt '`rt ls` over https (logs in, too)' list_secure
    row list list_secure_curl '`curl` over https' list_secure
    row first first 'first `tickets list` over http, makes the archive' first
    row first second 'the second' first
    row first first_secure 'first `tickets list` over https' first_secure
    row first second_secure 'the second' first_secure

    printf '\n### A ticket with a file of 5 kB: departments, the ticket, reading it back\n\n%b' "$times_head"
    row create create '`tickets create` over http' create
    row create create_curl 'a script with three `curl`s over http' create
    row create create_secure '`tickets create` over https' create_secure
    row create create_secure_curl 'a script with three `curl`s over https' create_secure

    printf '\n### Much at once\n\nPages have 100 tickets.\n\n%b' "$times_head"
    row long list_100 '`tickets list` of 100' list_100
    row long list_1000 '`tickets list` of 1,000' list_100
    row long list_10000 '`tickets list` of 10,000' list_100
    row long view_1 '`tickets view` of 1 message' view_1
    row long view_100 '`tickets view` of 100' view_1
    row long view_1000 '`tickets view` of 1,000' view_1
    row long view_2000 '`tickets view` of 2,000' view_1
    row save save '`tickets attachments --save` of 1 GiB over http' save
    row save save_curl '`curl -O` over http' save
    row save save_secure '`tickets attachments --save` of 1 GiB over https' save_secure
    row save save_secure_curl '`curl -O` over https' save_secure

    if measured prompt first_prompt; then
        printf '\n### On a terminal\n\n%b' "$times_head"
        row prompt first_prompt '`tickets create` until its first question' first_prompt
        row prompt help_on_terminal '`tickets --help`' first_prompt
    fi
    report_tab
    if measured java25 list_later; then
        printf '\n### Java %s\n\nEach with its archive.\n\n%b' "$later_name" "$times_head"
        row java25 version_later '`tickets --version`' version_later
        row java25 version "the same on Java $default_name" version_later
        row java25 list_later '`tickets list` over http' list_later
        row java25 list "the same on Java $default_name" list_later
        row java25 list_secure_later '`tickets list` over https' list_secure_later
        row java25 list_secure "the same on Java $default_name" list_secure_later
    fi
    printf '\n### Classes\n\n| command | classes loaded | from the archive |\n| --- | --- | --- |\n'
    printf '| `--version` | %s |\n| `--help` | %s |\n' "$(classes version)" "$(classes help)"
    printf '| `list` over http | %s |\n| `list` over https | %s |\n' "$(classes list)" "$(classes list_secure)"
}

# bar GROUP VARIANT LABEL KIND: a line for chart.sh.
bar() { if measured "$1" "$2"; then printf '%s\t%s\t%s\n' "$4" "$(milliseconds "$1" "$2")" "$3"; fi; }

bars() {
    bar version version 'tickets --version' tickets
    bar version version_gh 'gh --version' other
    bar list list 'tickets list, http' tickets
    bar list list_gh 'gh api, http' other
    bar list list_rt 'rt ls, http' other
    bar list list_secure 'tickets list, https' tickets
    bar list list_secure_gh 'gh api, https' other
    bar list list_secure_rt 'rt ls, https' other
    bar list list_secure_curl 'curl, https' other
    bar first first_secure 'first tickets list, https' tickets
    bar create create_secure 'tickets create, https' tickets
    bar create create_secure_curl 'three times curl, https' other
    bar prompt first_prompt 'tickets create, first question' tickets
    bar long list_10000 'tickets list of 10,000' tickets
}
