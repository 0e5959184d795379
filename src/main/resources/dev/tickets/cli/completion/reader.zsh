#compdef @name@
# Completion of @name@ for zsh; generated from the program's commands; do not edit.

# Each row: some commands (+: all), and what they know. -f,--flag=value (with + for several words, with : for a value
# only in the same word), command/argument/argument. A value is words and sources (@), separated by commas.
_@name@_rows() {
    rows=(
@rows@
    )
}

_@name@() {
    local curcontext=$curcontext context state state_descr place=/ profile= args= row entry word name text value joint
    local -A opt_args
    local -a rows known specs below line match mbegin mend
    local -i i=0
    if [[ " $words[1,CURRENT-1] " == (#b)*' '(-p|-p |--profile[ =])([^ ]##)' '* ]]; then profile=$match[2]; fi
    _@name@_rows
    while true; do
        known=() specs=() below=()
        for row in ${(M)rows:#(+|(*,|)$place(,*|))\ *}; do
            known+=("${(@s: | :)${row#* }//$'\n' #/ }")
        done
        for entry in $known; do
            word=${entry%% *} text=${${entry#$word}# } value=${word#*[=:]}
            value="value: ${value:+_@name@_values ${value%+}}"
            if [[ $word == */* ]]; then below+=("${word%%[,/]*}:$text"); fi
            text="[${text//(#m)[\]\[:\\]/\\$MATCH}]"
            for name in ${(M)${(s:,:)word%%[=:/]*}:#-*}; do
                if [[ $name == --* ]]; then joint='='; else joint='+'; fi
                case $word in
                    *=*+) specs+=("*$name$joint$text:*-*:$value") ;;
                    *=*) specs+=("*$name$joint$text:$value") ;;
                    *:*) specs+=("*$name=-$text::$value") ;;
                    *) specs+=("*$name$text") ;;
                esac
            done
        done
        if ((! $#below)); then break; fi
        _arguments -s -S -C : $specs '(-)1:command:_@name@_commands' '(-)*:: :->below' && return
        word=${${(M)known:#([^ /]#,|)${(q)line[1]}(,[^ /]#|)/*}%% *}
        if [[ $state != below || ! $word ]]; then return 1; fi
        args=${word#*/} place=${place%/}/${word%%[,/]*}
    done
    for value in "${(@s:/:)args}"; do
        i+=1
        if [[ $value == *+ ]]; then joint='*'; else joint=$i; fi
        if [[ $args ]]; then specs+=("${joint}:argument: ${${value%+}:+_@name@_values ${value%+}}"); fi
    done
    _arguments -s -S : $specs
}

# The commands below; none after --.
_@name@_commands() {
    ((${words[(I)--]} == 0)) && _describe -t commands command below
}

# The candidates of a row: words, and sources, which begin with @.
_@name@_values() {
    local source expl first='*.(#i)(@extensions@)' ret=1
    local -a fixed=(${${(s:,:)1}:#@*})
    for source in ${(M)${(s:,:)1}:#@*}; do
        case $source in
            @files) _files && ret=0 ;;
            @folders) _files -/ && ret=0 ;;
            @attachments)
                compset -P '[^/=]##='
                _wanted first expl 'file that portals accept' _path_files -g "$first(-.)" && ret=0
                _wanted files expl file _path_files -g "^$first(-.)" -g '*(-/)' && ret=0
                ;;
            *) _@name@_source ${source#@} && ret=0 ;;
        esac
    done
    if (($#fixed)); then _wanted values expl value compadd -a fixed && ret=0; fi
    return ret
}

# A folder of the program, as the program finds it: config, state or cache.
_@name@_home() {
    home=${(P)${:-XDG_${(U)1}_HOME}}
    if [[ $home != /* ]]; then home=${HOME:+$HOME/.${1/#state/local/state}}; fi
    home+=/@name@
    [[ $home == /*/@name@ && -O $home ]]
}

# What lies in the folders of this user, newest first, or a list of names from the cache, as it is.
_@name@_source() {
    local home expl
    local -a found about shown
    local -i i
    # at the end of a function, zsh puts back what compset has changed
    if [[ $1 == cc ]]; then compset -P '*,'; fi
    case $1 in
        drafts) _@name@_home state && found=($home/drafts/*/draft.json(N.Uom:h:t)) ;;
        outbox) _@name@_home state && found=($home/outbox/(waiting|sending|unclear|blocked)/*(N/Uom)) ;;
        keys) _@name@_home state && found=($home/keys/*.asc(N.U:t:r)) ;;
        templates) _@name@_home config && found=($home/templates/[[:alnum:]_][[:alnum:]._-]#.(md|txt)(N.U:t:r)) ;;
        *) _@name@_names $1 ;;
    esac
    if [[ $1 == outbox ]]; then about=(${found:h:t}) found=(${found:t}); fi
    compadd -M 'm:{a-zA-Z}={A-Za-z}' -O found -D about -a found
    found=($found[1,200])
    for ((i = 1; i <= $#found; i++)); do shown[i]="$found[i]${about[i]:+  -- $about[i]}"; done
    _wanted -V $1 expl $1 compadd -M 'm:{a-zA-Z}={A-Za-z}' ${${(M)about:#?*}:+-l} -d shown -a found
}

# A list in the cache folder of the profile, lines id<TAB>text. No line of a file of another user.
_@name@_names() {
    local file line tab=$'\t'
    local -a lines
    case $place/$profile in
        /sandbox/*/) profile=sandbox ;;
        */) profile=$@upper@_PROFILE ;;
    esac
    if [[ -z $profile ]] && _@name@_home config && [[ -O $home/config.toml && -r $home/config.toml ]]; then
        line=${(M)${(f)"$(<$home/config.toml)"}:#default-profile[[:blank:]]#=*}
        profile=${${line#*[\"\']}%%[\"\']*}
    fi
    _@name@_home cache || return
    file=$home/${profile:=default}/$1
    if [[ $1 == profiles ]]; then file=$home/$1; fi
    if [[ $profile != [A-Za-z0-9][A-Za-z0-9._-]# || ! -f $file || ! -r $file ]]; then return; fi
    if [[ ! -O $file || ! -O ${file:h} ]]; then return; fi
    if [[ $1 == tickets && -n $PREFIX ]]; then
        lines=("${(@f)$(LC_ALL=C command grep -m 200 -- "^${PREFIX//[^0-9]/x}" $file)}")
    else
        lines=("${(@f)$(command head -n 500 -- $file)}")
    fi
    case $1 in
        tickets | profiles) found=("${(@)lines%%$tab*}") about=("${(@)lines#*$tab}") ;;
        departments | services)
            found=("${(@)${(@)lines#*$tab}%%$tab*}") about=("${(@)lines%%$tab*}")
            if [[ $PREFIX == [0-9]* ]]; then lines=("${(@)found}") found+=("${(@)about}") about+=("${(@)lines}"); fi
            ;;
        *) found=($lines) ;;
    esac
}

if [[ $funcstack[1] == _@name@ ]]; then _@name@ "$@"; else compdef _@name@ @name@; fi
