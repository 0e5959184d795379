# Completion of @name@ for fish; generated from the program's commands; do not edit.

# Each row: some commands (+: all), and what they know. -f,--flag=value (with + for several words, with : for a value
# only in the same word), command/argument/argument. A value is words and sources (@), separated by commas.
set -g __@name@_rows \
@rows@
set __@name@_rows (string replace -ra '\s+' ' ' -- $__@name@_rows)

# What TAB offers at the cursor: each candidate, a tab, its description.
function __@name@_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l place /
    set -l known (__@name@_at $place)
    set -l args
    set -l spec
    set -l ended
    for word in $typed[2..]
        if string match -q '=*' -- $spec; and not string match -q '*+' -- $spec
            set spec
        else if test -z "$ended"; and test "$word" = --
            set ended yes
            set spec
        else if test -z "$ended"; and string match -q -- '-?*' $word
            set spec (__@name@_find $word $known)[2]
        else if not string match -q '=*' -- $spec
            set -l found
            test -z "$ended"; and set found (__@name@_find $word $known)
            if set -q found[1]
                set place (string trim -r -c / $place)/$found[1]
                set known (__@name@_at $place)
                set args (string split / -- (string sub -s 2 -- $found[2]))
            else
                string match -q '*+' -- "$args[1]"; or set -e args[1]
            end
        end
    end
    set -g __@name@_place $place
    set -g __@name@_profile (string match -rg -- ' (?:-p ?|--profile[ =])(\S+) ' "$typed ")

    set -l joint (string match -rg -- '^(--[^=]+(?==)|-[^-](?=.))(=?)' $current)
    set -l value (__@name@_find "$joint[1]" $known)[2]
    set -l begins (string join -- '' $joint)
    # the value of the flag before, unless another flag ends its values
    if string match -q '=*' -- $spec; and not string match -q -- '*+ -*' "$spec $current"
        __@name@_values "$spec" '' "$current"
    else if test -z "$ended"; and test -n "$value"
        __@name@_values $value $begins (string sub -s (math (string length -- $begins) + 1) -- $current)
    else if test -z "$ended"; and string match -q -- '-*' $current
        for word in (string match -- '-*' $known)
            set -l part (string split -m 1 ' ' -- $word)
            printf '%s\n' (string split -- , (string replace -r '[=:].*' '' -- $part[1]))\t"$part[2]"
        end
    else if set -l commands (string replace -rf '^([^- ,/][^ ,/]*)\S*/\S* ?' '$1\t' -- $known)
        test -z "$ended"; and printf '%s\n' $commands
    else
        __@name@_values "$args[1]" '' "$current"
    end
end

# The words that a place knows, each with its description.
function __@name@_at -a place
    string split ' | ' -- (string match -rg -- "^(?:\+|(?:\S*,)?$place(?:,\S*)?) (.*)" $__@name@_rows)
end

# The first name of a word, and what follows.
function __@name@_find -a name
    set name (string escape --style=regex -- $name)
    string match -rg -- "^(?=(?:[^ ,=:/]*,)*$name(?:[ ,=:/]|\$))([^ ,=:/]*)[^ =:/]*(\S*)" $argv[2..]
end

# The candidates of a row: words, and sources, which begin with @; with the text before them in the same word.
function __@name@_values -a spec before value
    for source in (string split -n , -- (string trim -l -c '=:' -- $spec | string trim -r -c +))
        switch $source
            case '@files' '@folders' '@attachments'
                if test $source = @attachments; and string match -qr '^[^/=]+=' -- $value
                    set before $before(string match -r '^[^/=]+=' -- $value)
                    set value (string replace -r '^[^/=]+=' '' -- $value)
                end
                set -l paths (complete -C "'' $value")
                test $source = @folders; and set paths (string match -r '.*/(?=\t|$)' -- $paths)
                set -l first '(?i)\.(?:@extensions@)(?:\t|$)'
                test $source = @attachments
                and set paths (string match -er $first -- $paths) (string match -evr $first -- $paths)
                printf '%s\n' $before$paths
            case '@*'
                __@name@_source (string sub -s 2 -- $source) "$before" "$value"
            case '*'
                printf '%s\n' $before$source
        end
    end
end

# A folder of the program, as the program finds it: config, state or cache.
function __@name@_home -a kind
    set -l variable XDG_(string upper $kind)_HOME
    set -l home "$$variable"
    if not string match -q '/*' -- $home
        test -n "$HOME"; or return
        set home $HOME/(string replace state local/state .$kind)
    end
    test -O $home/@name@; and echo $home/@name@
end

# What lies in the folders of this user, newest first, or the lines of a list of names.
function __@name@_source -a source before value
    set -l state (__@name@_home state)
    set -l config (__@name@_home config)
    set -l lines
    switch $source
        case drafts
            set -l paths $state/drafts/*/draft.json
            set lines (string replace -r '.*/([^/]*)/draft.json$' '$1' -- $paths[-1..1])
        case outbox
            set -l paths $state/outbox/{waiting,sending,unclear,blocked}/*
            set lines (string replace -r '.*/([^/]*)/([^/]*)$' '$2\t$1' -- $paths)
        case keys
            set -l paths $state/keys/*.asc
            set lines (string replace -r '.*/(.*)\.asc$' '$1' -- $paths)
        case templates
            set -l paths $config/templates/*.{md,txt}
            set lines (string replace -rf '.*/(\w[\w.-]*)\.(md|txt)$' '$1' -- $paths)
        case '*'
            if test $source = cc; and set -l others (string match -r '.*,' -- $value)
                set before $before$others
                set value (string replace -r '.*,' '' -- $value)
            end
            set lines (__@name@_names $source $value)
    end
    set -l plain (string replace -ra '[\\\\"\']' '' -- "$value" | string escape --style=regex)
    set lines (string match -ri -- "^$plain.*" $lines)
    set -q lines[1]; and printf '%s\n' $before$lines[1..200]
end

# A list in the cache folder of the profile, lines name<TAB>text. No line of a file of another user. Without programs
# beside fish: to start one, fish changes the mode of the terminal while keys come in.
function __@name@_names -a list value
    set -l profile $__@name@_profile
    string match -q '/sandbox/*' -- $__@name@_place; and test -z "$profile"; and set profile sandbox
    test -z "$profile"; and set profile $@upper@_PROFILE
    set -l file (__@name@_home config)/config.toml
    if test -z "$profile"; and test -O "$file" -a -r "$file"
        set profile (string match -rg '^default-profile\s*=\s*["\']([^"\']+)' <$file)
    end
    test -z "$profile"; and set profile default
    string match -qr '^[A-Za-z0-9][A-Za-z0-9._-]*$' -- $profile; or return
    set -l home (__@name@_home cache); or return
    set file $home/$profile/$list
    test $list = profiles; and set file $home/$list
    test -f $file -a -r $file -a -O $file; and test -O (path dirname $file); or return
    set -l lines
    if test $list != tickets
        set lines (string match -r -- '.+' <$file)[1..500]
    else if test -n "$value"
        string match -qr '^[0-9]+$' -- $value; and set lines (string match -r -- "^$value.*" <$file)
    else
        while not set -q lines[200]; and read -l line
            set -a lines $line
        end <$file
    end
    if contains $list departments services
        string match -qr '^[0-9]' -- $value; and string match -r '^[^\t]*\t[^\t]*' -- $lines
        string replace -rf '^([^\t]*)\t([^\t]+).*' '$2\t$1' -- $lines
    else
        printf '%s\n' $lines
    end
end

complete -c @name@ -f -k -a '(__@name@_complete)'
