# Completion of tickets for bash 4 and later; generated from the program's commands; do not edit.

# Each row: some commands (+: all), and what they know. -f,--flag=value (with + for several words, with : for a value
# only in the same word), command/argument/argument. A value is words and sources (@), separated by commas.
_tickets_rows=(
    '+ -p,--profile=sandbox,@profiles -o,--output=table,json,tsv --fields= --header -q,--quiet -v,--verbose
        --no-input --timeout= --color=auto,always,never -h,--help -V,--version'
    '/ login/ logout/ list/ create/ view/@tickets reply/@tickets close/@tickets+ reopen/@tickets+ departments/
        services/ attachments/@tickets/+ wait/@tickets drafts/ outbox/ profiles/ config/ doctor/ key/ sandbox/
        completion/bash,zsh,fish help/+ version/'
    '/drafts discard/@drafts+ list/ show/@drafts'
    '/outbox discard/@outbox list/ mark/@outbox/arrived,lost/@tickets send/@outbox+ show/@outbox'
    '/config check/ edit/ path/ show/'
    '/key accept/@files import/@files+ list/ remove/@keys'
    '/sandbox answer/@tickets reset/ serve/'
    '/login --portal= --api-url= --type=hostbill,rt --user= --password-stdin --password-file=@files
        --password-command= --token-stdin --token-file=@files --token-command= --basic --otp= --check'
    '/logout,/list,/drafts/discard,/help --all'
    '/logout --revoke'
    '/list --status=open,closed,all,@statuses --search= --since= --unread
        --sort=updatedAt,createdAt,number,subject,status,department,priority --limit= --fail-if-empty'
    '/list,/create,/doctor -d,--department=@departments'
    '/create -s,--subject= --service=@services --cc=@cc --urgent --impact= --contact= --host-info
        --priority=low,medium,high --dedup-key= --if-open=reply,skip,new --min-interval= --dedup-scope=local,portal
        --view'
    '/create,/reply,/sandbox/answer -m,--message= -F,--file=@files'
    '/create,/reply -e,--edit --template=incident,question,@templates --set= --paste --draft=@drafts
        -a,--attach=@attachments+ --zip: --split --attach-what-you-can --encrypt --encrypt-to=@keys,@files
        --no-queue --no-ref --dry-run'
    '/view --last= --save-attachments=@folders --web'
    '/view,/attachments --max-download= --decrypt --key=@files'
    '/reply --reopen --close'
    '/reply,/close,/drafts/discard -y,--yes'
    '/departments,/services --refresh'
    '/attachments --save=@folders --skip-same'
    '/wait --until=reply,closed'
    '/drafts/discard --older-than='
    '/doctor --redacted --offline --deep --forget --prove-encryption'
    '/sandbox/answer --draft'
    '/sandbox/serve --port= --rate-limit= --empty-errors --single-use-refresh --texts=whole,cut,refuse,replace'
)

# The words that a place knows.
_tickets_at() {
    local row
    known=' '
    for row in "${_tickets_rows[@]}"; do
        if [[ ,${row%% *}, == *,"$place",* || $row == '+ '* ]]; then known+=${row#* }' '; fi
    done
    known=${known//$'\n'/}
}

# The first name of a word, and what follows.
_tickets_find() {
    local names='[^ =:/]*' rest='([=:/][^ ]*)? '
    spec=''
    [[ $known =~ " "(($names,)?"$1"(,$names)?)$rest ]] || return 1
    first=${BASH_REMATCH[1]%%,*} spec=${BASH_REMATCH[4]}
}

_tickets() {
    local place=/ profile='' ended='' start='' before='' quote='' args='' known first spec='' part current value word i
    local IFS=$' \t\n' with_profile=' (-p ?|--profile[ =])([^ ]+) '
    local -a typed=('') found=() texts=() shown=()
    # bash divides words at = and :, so that --flag=value comes as three; here they become one again
    for ((i = 1; i <= COMP_CWORD; i++)); do
        part=${COMP_WORDS[i]}
        if [[ $part != [=:]* && ${COMP_WORDS[i - 1]} != [=:]* ]]; then typed+=(''); fi
        typed[${#typed[@]} - 1]+=$part
    done
    i=$((${#typed[@]} - 1)) current=${typed[i]} COMPREPLY=()
    if [[ $part == [=:]* ]]; then part=''; fi
    if [[ " ${typed[*]:0:i} " =~ $with_profile ]]; then profile=${BASH_REMATCH[2]}; fi
    _tickets_at
    for word in "${typed[@]:1:i - 1}"; do
        if [[ $spec == =* && $spec != *+ ]]; then
            spec=''
        elif [[ ! $ended && $word == -- ]]; then
            ended=1 spec=''
        elif [[ ! $ended && $word == -?* ]]; then
            _tickets_find "$word" || continue
        elif [[ ! $ended && $spec != =* ]] && _tickets_find "$word"; then
            place=${place%/}/$first args=${spec#/}
            _tickets_at
        elif [[ $spec != =* ]]; then
            case $args in */*) args=${args#*/} ;; *+) ;; *) args='' ;; esac
        fi
    done

    value=$current
    if [[ $spec == =* && ($spec != *+ || $current != -*) ]]; then
        : # the value of the flag before
    elif [[ ! $ended && $current == --*=* ]]; then
        _tickets_find "${current%%=*}" || return 0
        before=${current%%=*}= value=${current#*=}
    elif [[ ! $ended && $current == -[!-]?* ]] && _tickets_find "${current:0:2}" && [[ $spec ]]; then
        before=${current:0:2} value=${current:2}
    elif [[ ! $ended && ($current == -* || $known == */*) ]]; then
        spec=''
        for word in $known; do
            if [[ $word != -* ]]; then spec+=${word%%[,/]*},; elif [[ $current ]]; then spec+=${word%%[=:]*},; fi
        done
    else
        spec=${args%%/*}
    fi
    spec=${spec#[=:]} spec=${spec%+} start=${current:0:${#current} - ${#part}}
    case $value in
        [\"\']*) quote=${value:0:1} value=${value:1} before='' start='' ;;
        *) value=${value//\\/} ;;
    esac
    for word in ${spec//,/ }; do
        case $word in
            @files) compopt -o default ;;
            @folders) compopt -o dirnames ;;
            @attachments) _tickets_attachments ;;
            @drafts) _tickets_folder state drafts '(drafts)' '/draft\.json' ;;
            @outbox) _tickets_folder state outbox 'outbox/(waiting|sending|unclear|blocked)' '' ;;
            @keys) _tickets_folder state keys '(keys)' '\.asc' ;;
            @templates) _tickets_folder config templates '(templates)' '\.(md|txt)' ;;
            @*) _tickets_names "${word#@}" ;;
            *) found+=("$word") texts+=('') ;;
        esac
    done
    _tickets_reply
}

# The words found, as they must be typed; a list of several has the texts beside them.
_tickets_reply() {
    local word text lower=${value,,}
    for ((i = 0; i < ${#found[@]} && ${#COMPREPLY[@]} < 200; i++)); do
        word=${found[i]} text=${texts[i]}
        if [[ ! $word || $value && $word != "$value"* && ($word == -* || ${word,,} != "$lower"*) ]]; then continue; fi
        if [[ $text == "$word" ]]; then text=''; fi
        if [[ ! $quote ]]; then
            printf -v word '%q' "$word"
        elif [[ $word == *["$quote!"]* ]]; then
            continue # cannot stand between these quotes
        elif [[ $quote == '"' ]]; then
            word=${word//\\/\\\\} word=${word//\$/\\\$} word=${word//\`/\\\`}
        fi
        word=$before$word word=${word#"$start"}
        COMPREPLY+=("$word") shown+=("$word${text:+  (${text:0:60})}")
    done
    if ((${#COMPREPLY[@]} > 1)); then
        compopt -o nosort
        # readline lists these words, and puts none of them into the line
        if [[ ! $quote && ${COMP_TYPE:-} == @(33|63|64) ]]; then COMPREPLY=("${shown[@]}"); fi
    fi
}

# Files of the types that portals take come first; if there are none, bash completes as everywhere.
_tickets_attachments() {
    local types='*.@(jpg|gif|zip|png|pdf)'
    local -a files
    if [[ $value == *=* && ${value%%=*} != */* ]]; then before+=${value%%=*}= value=${value#*=}; fi
    compopt -o default
    mapfile -t files <<<"$(
        shopt -s extglob nocasematch
        compgen -f -X "!$types" -- "$value" && compgen -f -X "$types" -- "$value"
    )"
    # readline itself must complete what begins with ~
    if [[ ${files[0]} && $value != '~'* ]]; then
        compopt -o filenames
        COMPREPLY=("${files[@]/#/"${before#"$start"}"}") shown=("${COMPREPLY[@]}")
    fi
}

# A folder of the program, as the program finds it: config, state or cache.
_tickets_home() {
    local xdg=XDG_${1^^}_HOME
    home=${!xdg:-}
    if [[ $home != /* ]]; then home=${HOME:-}/.${1/#state/local/state}; fi
    home+=/tickets
    [[ $home == /* && -O $home ]]
}

# What lies in a folder of this user, newest first.
_tickets_folder() {
    local home path name='([[:alnum:]_-][[:alnum:]._-]*)'
    local -a paths
    _tickets_home "$1" || return 0
    mapfile -t paths <<<"$(set +f; shopt -u failglob; command ls -1td -- "$home/$2"/* "$home/$2"/*/* 2>/dev/null)"
    for path in "${paths[@]}"; do
        if [[ -O $path && $path =~ ^"$home"/$3/$name$4$ ]]; then
            found+=("${BASH_REMATCH[2]}") texts+=("${BASH_REMATCH[1]#"$2"}")
        fi
    done
}

# A list of names in the cache folder of the profile, lines id<TAB>text. No line of a file of another user.
_tickets_names() {
    local home file tab=$'\t' key=$'\n''default-profile *= *["'\'']([^"'\'']+)'
    local -a lines=() about
    case $place/$profile in
        /sandbox/*/) profile=sandbox ;;
        */) profile=${TICKETS_PROFILE:-} ;;
    esac
    if [[ ! $profile ]] && _tickets_home config && [[ -O $home/config.toml && -r $home/config.toml ]]; then
        if [[ $'\n'$(<"$home/config.toml") =~ $key ]]; then profile=${BASH_REMATCH[1]}; fi
    fi
    _tickets_home cache || return 0
    file=$home/${profile:=default}/$1
    if [[ $1 == profiles ]]; then file=$home/$1; fi
    if [[ ! $profile =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ || ! -f $file || ! -r $file ]]; then return 0; fi
    if [[ ! -O $file || ! -O ${file%/*} ]]; then return 0; fi
    if [[ $1 == cc && $value == *,* ]]; then before+=${value%,*}, value=${value##*,}; fi
    if [[ $1 != tickets || ! $value ]]; then
        mapfile -t -n $((${#value} ? 500 : 200)) lines <"$file"
    elif [[ $value != *[!0-9]* ]]; then
        mapfile -t lines <<<"$(LC_ALL=C command grep -m 200 -- "^$value" "$file")"
    fi
    if [[ ! ${lines[0]-} ]]; then return 0; fi
    # whole lists at once: a loop over 500 lines takes as long as all the rest
    about=("${lines[@]#*"$tab"}") about=("${about[@]%%"$tab"*}") lines=("${lines[@]%%"$tab"*}")
    if [[ $1 == @(departments|services) ]]; then
        found+=("${about[@]}") texts+=("${lines[@]}")
        if [[ $value != [0-9]* ]]; then return 0; fi
    fi
    found+=("${lines[@]}") texts+=("${about[@]}")
}

# bash 3 has no compopt
if type compopt >/dev/null 2>&1; then complete -F _tickets tickets; fi
