# Completion of tickets for bash 4 and later; generated from the program's commands; do not edit.

_tickets() {
    local command='tickets' flag='' ended='' prefix='' word current kind many
    local -a typed=() words=()
    local -i last=0 index=0 i

    # bash divides words at = and :, so that --flag=value comes as three; here they become one again.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == [=:]* || ${COMP_WORDS[i - 1]} == [=:]* ]]; then
            typed[last]+=$word
        else
            last+=1
            typed[last]=$word
        fi
    done

    for ((i = 1; i < last; i++)); do
        word=${typed[i]}
        if [[ $flag && ! $many ]]; then
            flag=''
        elif [[ $ended ]]; then
            index+=1
        elif [[ $word == -- ]]; then
            ended=1 flag=''
        elif [[ $word == -?* ]]; then
            flag=''
            if _tickets_values "$command $word"; then flag=$word; fi
        elif [[ ! $flag ]]; then
            case "$command $word" in
                'tickets login') command='tickets login' index=0 ;;
                'tickets logout') command='tickets logout' index=0 ;;
                'tickets list') command='tickets list' index=0 ;;
                'tickets create') command='tickets create' index=0 ;;
                'tickets view') command='tickets view' index=0 ;;
                'tickets reply') command='tickets reply' index=0 ;;
                'tickets close') command='tickets close' index=0 ;;
                'tickets reopen') command='tickets reopen' index=0 ;;
                'tickets departments') command='tickets departments' index=0 ;;
                'tickets services') command='tickets services' index=0 ;;
                'tickets attachments') command='tickets attachments' index=0 ;;
                'tickets wait') command='tickets wait' index=0 ;;
                'tickets drafts') command='tickets drafts' index=0 ;;
                'tickets outbox') command='tickets outbox' index=0 ;;
                'tickets doctor') command='tickets doctor' index=0 ;;
                'tickets key') command='tickets key' index=0 ;;
                'tickets sandbox') command='tickets sandbox' index=0 ;;
                'tickets completion') command='tickets completion' index=0 ;;
                'tickets drafts discard') command='tickets drafts discard' index=0 ;;
                'tickets drafts list') command='tickets drafts list' index=0 ;;
                'tickets drafts show') command='tickets drafts show' index=0 ;;
                'tickets outbox discard') command='tickets outbox discard' index=0 ;;
                'tickets outbox list') command='tickets outbox list' index=0 ;;
                'tickets outbox mark') command='tickets outbox mark' index=0 ;;
                'tickets outbox send') command='tickets outbox send' index=0 ;;
                'tickets outbox show') command='tickets outbox show' index=0 ;;
                'tickets key accept') command='tickets key accept' index=0 ;;
                'tickets key import') command='tickets key import' index=0 ;;
                'tickets key list') command='tickets key list' index=0 ;;
                'tickets key remove') command='tickets key remove' index=0 ;;
                'tickets sandbox answer') command='tickets sandbox answer' index=0 ;;
                'tickets sandbox reset') command='tickets sandbox reset' index=0 ;;
                'tickets sandbox serve') command='tickets sandbox serve' index=0 ;;
                *) index+=1 ;;
            esac
        fi
    done

    COMPREPLY=() words=() kind=words current=${typed[last]}
    if [[ $flag && (! $many || $current != -*) ]]; then
        _tickets_values "$command $flag"
    elif [[ ! $ended && $current == --*=* ]]; then
        word=${current%%=*} current=${current#*=}
        if [[ $COMP_WORDBREAKS != *=* ]]; then prefix=$word=; fi
        _tickets_values "$command $word=" || _tickets_values "$command $word" || return 0
    elif [[ ! $ended && $current == -* ]]; then
        _tickets_flags "$command"
    elif [[ $ended ]] || ! _tickets_commands "$command"; then
        _tickets_values "$command $index" || return 0
    fi
    case $kind in
        words) for word in "${words[@]}"; do
            if [[ $word == "$current"* ]]; then COMPREPLY+=("$prefix$word"); fi
        done ;;
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
    esac
}

# The subcommands of a command.
_tickets_commands() {
    case $1 in
        tickets) words=(login logout list create view reply close reopen departments services attachments wait drafts outbox doctor key sandbox completion) ;;
        'tickets drafts') words=(discard list show) ;;
        'tickets outbox') words=(discard list mark send show) ;;
        'tickets key') words=(accept import list remove) ;;
        'tickets sandbox') words=(answer reset serve) ;;
        *) return 1 ;;
    esac
}

# The flags of a command.
_tickets_flags() {
    words=(-p --profile -o --output --fields --header -q --quiet -v --verbose --no-input --timeout --color -h --help -V --version)
    case $1 in
        'tickets login') words+=(--portal --api-url --type --user --password-stdin --password-file --password-command --token-stdin --token-file --basic --otp --check) ;;
        'tickets logout') words+=(--all --revoke) ;;
        'tickets list') words+=(--status -d --department --search --since --unread --sort --limit --fail-if-empty) ;;
        'tickets create') words+=(-d --department -s --subject -m --message -F --file -e --edit --template --set --paste --draft --service --cc -a --attach --zip --split --encrypt --encrypt-to --urgent --impact --contact --host-info --priority --dedup-key --if-open --min-interval --dedup-scope --no-queue --no-ref --dry-run --view) ;;
        'tickets view') words+=(--last --save-attachments --max-download --web --decrypt --key) ;;
        'tickets reply') words+=(-m --message -F --file -e --edit --template --set --paste --draft -a --attach --zip --split --encrypt --encrypt-to --reopen --close --no-queue --no-ref --dry-run) ;;
        'tickets departments') words+=(--refresh) ;;
        'tickets services') words+=(--refresh) ;;
        'tickets attachments') words+=(--save --max-download --skip-same --decrypt --key) ;;
        'tickets wait') words+=(--until) ;;
        'tickets doctor') words+=(--prove-encryption -d --department) ;;
        'tickets sandbox answer') words+=(-m --message -F --file) ;;
        'tickets sandbox serve') words+=(--port --rate-limit) ;;
    esac
}

# The values of a flag (only after =: with the = in the name), and of the arguments of a command, counted from 0.
_tickets_values() {
    many=''
    case $1 in
        'tickets login '--portal) kind=text ;;
        'tickets login '--api-url) kind=text ;;
        'tickets login '--type) words=(hostbill) ;;
        'tickets login '--user) kind=text ;;
        'tickets login '--password-file) kind=files ;;
        'tickets login '--password-command) kind=text ;;
        'tickets login '--token-file) kind=files ;;
        'tickets login '--otp) kind=text ;;
        'tickets list '--status) kind=text ;;
        'tickets list '-d | 'tickets list '--department) kind=text ;;
        'tickets list '--search) kind=text ;;
        'tickets list '--since) kind=text ;;
        'tickets list '--sort) words=(updatedAt createdAt number subject status department priority) ;;
        'tickets list '--limit) kind=text ;;
        'tickets create '-d | 'tickets create '--department) kind=text ;;
        'tickets create '-s | 'tickets create '--subject) kind=text ;;
        'tickets create '-m | 'tickets create '--message) kind=text ;;
        'tickets create '-F | 'tickets create '--file) kind=files ;;
        'tickets create '--template) words=(incident question); _tickets_own_templates ;;
        'tickets create '--set) kind=text ;;
        'tickets create '--draft) _tickets_own_drafts ;;
        'tickets create '--service) kind=text ;;
        'tickets create '--cc) kind=text ;;
        'tickets create '-a | 'tickets create '--attach) many=1 kind=files ;;
        'tickets create '--zip=) kind=text ;;
        'tickets create '--encrypt-to) kind=text ;;
        'tickets create '--impact) kind=text ;;
        'tickets create '--contact) kind=text ;;
        'tickets create '--priority) words=(low medium high) ;;
        'tickets create '--dedup-key) kind=text ;;
        'tickets create '--if-open) words=(reply skip new) ;;
        'tickets create '--min-interval) kind=text ;;
        'tickets create '--dedup-scope) words=(local portal) ;;
        'tickets view '--last) kind=text ;;
        'tickets view '--save-attachments) kind=folders ;;
        'tickets view '--max-download) kind=text ;;
        'tickets view '--key) kind=files ;;
        'tickets view 0') kind=text ;;
        'tickets reply '-m | 'tickets reply '--message) kind=text ;;
        'tickets reply '-F | 'tickets reply '--file) kind=files ;;
        'tickets reply '--template) words=(incident question); _tickets_own_templates ;;
        'tickets reply '--set) kind=text ;;
        'tickets reply '--draft) _tickets_own_drafts ;;
        'tickets reply '-a | 'tickets reply '--attach) many=1 kind=files ;;
        'tickets reply '--zip=) kind=text ;;
        'tickets reply '--encrypt-to) kind=text ;;
        'tickets reply 0') kind=text ;;
        'tickets close '[0-9]*) kind=text ;;
        'tickets reopen '[0-9]*) kind=text ;;
        'tickets attachments '--save) kind=folders ;;
        'tickets attachments '--max-download) kind=text ;;
        'tickets attachments '--key) kind=files ;;
        'tickets attachments 0') kind=text ;;
        'tickets attachments '[0-9]*) kind=text ;;
        'tickets wait '--until) words=(reply closed) ;;
        'tickets wait 0') kind=text ;;
        'tickets drafts discard 0') _tickets_own_drafts ;;
        'tickets drafts show 0') _tickets_own_drafts ;;
        'tickets outbox discard 0') kind=text ;;
        'tickets outbox mark 0') kind=text ;;
        'tickets outbox mark 1') kind=text ;;
        'tickets outbox mark 2') kind=text ;;
        'tickets outbox send '[0-9]*) kind=text ;;
        'tickets outbox show 0') kind=text ;;
        'tickets doctor '-d | 'tickets doctor '--department) kind=text ;;
        'tickets key accept 0') kind=files ;;
        'tickets key import '[0-9]*) kind=files ;;
        'tickets key remove 0') kind=text ;;
        'tickets sandbox answer '-m | 'tickets sandbox answer '--message) kind=text ;;
        'tickets sandbox answer '-F | 'tickets sandbox answer '--file) kind=files ;;
        'tickets sandbox answer 0') kind=text ;;
        'tickets sandbox serve '--port) kind=text ;;
        'tickets sandbox serve '--rate-limit) kind=text ;;
        'tickets completion 0') words=(bash zsh fish) ;;
        *' '-p | *' '--profile) kind=text ;;
        *' '-o | *' '--output) words=(table json tsv) ;;
        *' '--fields) kind=text ;;
        *' '--timeout) kind=text ;;
        *' '--color) words=(auto always never) ;;
        *) return 1 ;;
    esac
}

# The drafts of this user.
_tickets_own_drafts() {
    local state=${XDG_STATE_HOME:-} draft
    if [[ $state != /* ]]; then state=$HOME/.local/state; fi
    for draft in "$state"/tickets/drafts/*/draft.json; do
        draft=${draft%/draft.json}
        if [[ -d $draft ]]; then words+=("${draft##*/}"); fi
    done
}

# The templates of this user, besides the built-in ones.
_tickets_own_templates() {
    local config=${XDG_CONFIG_HOME:-} template
    if [[ $config != /* ]]; then config=$HOME/.config; fi
    for template in "$config"/tickets/templates/*.{md,txt}; do
        if [[ -f $template ]]; then
            template=${template##*/}
            template=${template%.*}
            if [[ $template != *[^[:alnum:]._-]* ]]; then words+=("$template"); fi
        fi
    done
}

complete -F _tickets tickets
