# Completion of tickets for fish; generated from the program's commands; do not edit.

# Each row: some commands (+: all), and what they know. -f,--flag=value (with + for several words, with : for a value
# only in the same word), command/argument/argument. A value is words and sources (@), separated by commas.
set -g __tickets_rows \
    '+ -p,--profile=sandbox,@profiles The portal and user to work with; \'sandbox\' is a practice portal on … |
        -o,--output=table,json,tsv The output format: table, json, tsv (default: table) | --fields= Print only these
        fields, in this order: names as in JSON, separated by … | --header Begin TSV output with a line of field
        names | -q,--quiet Print only results that were asked for, and errors that need a person | -v,--verbose Show
        each request; -vv also shows headers and bodies, without secrets | --no-input Never ask questions, even on a
        terminal | --timeout= Stop if the whole run takes longer than this: 30s, 5m, 1h30m |
        --color=auto,always,never Use colours and styles: auto, always, never (default: auto) | -h,--help Show this
        help; --help --all describes every option | -V,--version Show the version' \
    '/ login/ Log in to a portal, and keep the login for later commands | logout/ Delete a login, and end its
        session at the portal | list/ List tickets, newest activity first | create/ Create a ticket, and read it
        back to confirm it | view/@tickets Show a ticket with all its messages | reply/@tickets Reply to a ticket,
        and read the reply back | close/@tickets+ Close tickets | reopen/@tickets+ Reopen closed tickets |
        departments/ List the departments that accept tickets | services/ List the services that you rent |
        attachments/@tickets/+ List the attachments of a ticket, or save them | wait/@tickets Wait for a reply of
        support or for the closing of a ticket, then show … | drafts/ List, show or discard drafts: messages that
        were not sent | outbox/ Show, send or delete tickets and replies that could not be sent yet | profiles/ List
        the profiles: tables of config.toml, and logins without a table | config/ Show, check or edit the
        configuration file | doctor/ Check this machine, the configuration, the stored files and the portal | key/
        Manage the public keys for encrypted messages | sandbox/ Serve, answer or reset the practice portal |
        completion/bash,zsh,fish Print the completion script of a shell | help/+ Show the help of a command |
        version/ Show the version; with -v also the system, Java and the class archive' \
    '/drafts discard/@drafts+ Delete drafts and the files that only they have | list/ List the drafts of all
        profiles, the most recently changed first | show/@drafts Show a draft, and the state of its attached files' \
    '/outbox discard/@outbox Delete an entry with its attachments | list/ Show entries that wait, are being sent, or
        are unclear; oldest first | mark/@outbox/arrived,lost/@tickets Resolve an unclear entry, after you have
        checked the portal | send/@outbox+ Send all due entries | show/@outbox Show a whole entry and, if it is
        unclear, what to check' \
    '/config check/ Check every profile of config.toml, and show all faults: unknown keys, … | edit/ Open
        config.toml in your editor (VISUAL, EDITOR), and check the file … | path/ Print the path of the
        configuration file, which may be absent | show/ Show the value of every key of a profile, and where the
        value comes …' \
    '/key accept/@files Accept the changed key in a file as the right key | import/@files+ Import the OpenPGP public
        keys of files | list/ List the imported keys | remove/@keys Remove an imported key' \
    '/sandbox answer/@tickets Play the support desk: answer a ticket | reset/ Delete all practice tickets | serve/
        Run the practice portal until it is interrupted, for curl or a browser' \
    '/login --portal= Address of the portal; needed once per profile | --api-url= Base address of the API, if not
        PORTAL/api (rt: PORTAL/REST/2.0) | --type=hostbill,rt The portal\'s software: hostbill, rt (Request Tracker
        5); else found out | --user= E-mail address of the account; rt: user name | --password-stdin Read the
        password from standard input | --password-file=@files Read the password from this file with one line |
        --password-command= Run this shell command, which prints the password as one line | --token-stdin Read a
        personal access token from standard input | --token-file=@files Read a personal access token from this file
        with one line | --token-command= Run this shell command, which prints a personal access token as one … |
        --basic Use no session: send e-mail and password with every request (HTTP … | --otp= One-time code, if the
        portal asks for a second factor | --check Do not log in: show who is logged in, and the source of the
        credential' \
    '/logout --all Log out of every profile | --revoke End a personal access token at the portal too, for good (not
        at rt)' \
    '/list --status=open,closed,all,@statuses Only tickets of this status: open, closed, all, or the name of a … |
        --all Tickets of any status, like --status all | -d,--department=@departments Only tickets of this
        department: id, name or a part of the name | --search= Only tickets with this text in the subject, or with
        this number | --since= Only tickets with activity since this time: 7d, 12h, 2026-01-31 or … | --unread Only
        tickets with unread messages | --sort=updatedAt,createdAt,number,subject,status,department,priority Sort by
        this field: updatedAt, createdAt, number, subject, status, … | --limit= Show at most this number of tickets
        (default: 50) | --fail-if-empty Exit with code 7 if no ticket matches' \
    '/create -d,--department=@departments The department: id, name, or a unique part of name or description; or … |
        -s,--subject= The subject: one line, required | --service=@services The related service: id, name, or a
        unique part of name or domain | --cc=@cc CC these addresses, separated by commas | --urgent Begin the
        subject with [URGENT] | --impact= Who and what is affected, as a line of the message | --contact= How to
        reach you, as a line of the message | --host-info Add a line about this machine: name, system, kernel, time
        | --priority=low,medium,high The priority: low, medium, high | --dedup-key= The subject of the alert, as a
        key | --if-open=reply,skip,new With --dedup-key, while the ticket is open: reply, skip, new (default: … |
        --min-interval= With --dedup-key: send no reply within this time after the last … |
        --dedup-scope=local,portal With --dedup-key, which tickets count: local, portal (default: local) | --view
        Show the ticket after its creation (with -o table)' \
    '/create,/reply,/sandbox/answer -m,--message= The text of the message (or use -F) | -F,--file=@files Read the
        message from this file; - is standard input' \
    '/create,/reply -e,--edit Write the message in your editor (VISUAL, EDITOR), starting with the … |
        --template=incident,question,@templates Make the message from this template: incident, question, or a
        template … | --set= Fill this field of the template | --paste Attach the picture on the desktop\'s
        clipboard, as a PNG file | --draft=@drafts Continue this draft where it was left | -a,--attach=@attachments+
        Attach these files or folders | --zip: Zip files of types that the portal refuses; --zip=all zips everything
        … | --split Split files that are too large even when zipped into parts, each a … | --attach-what-you-can
        Send the message without the files that cannot be attached; the … | --encrypt Send text and attachments
        encrypted or not at all: with the keys of … | --encrypt-to=@keys,@files Encrypt to this OpenPGP key: a file,
        or the fingerprint of an imported … | --no-queue If the message cannot be sent now, fail and keep a draft
        instead of an … | --no-ref Add no reference line below the text | --dry-run Check everything, show the
        result, and send nothing' \
    '/view --last= Show only the last K messages | --save-attachments=@folders Save all attachments in this folder;
        nothing is overwritten | --web Open the ticket\'s page in a browser; without a browser, print the …' \
    '/view,/attachments --max-download= Do not save files larger than this: 500k, 20MiB, 2G (default: … | --decrypt
        Decrypt OpenPGP messages and attachments | --key=@files The private key (default: decrypt-key of the
        profile, else GnuPG\'s …' \
    '/reply --reopen Reopen the ticket first if it is closed | --close Close the ticket afterwards | -y,--yes With
        --close: close also if the portal may erase the text of encrypted …' \
    '/close -y,--yes Close also tickets whose encrypted text may be erased' \
    '/departments,/services --refresh Ask the portal, even if the cached list is younger than ten minutes' \
    '/attachments --save=@folders Save them in this folder; nothing is overwritten | --skip-same Save no second copy
        if a file with the same content exists' \
    '/wait --until=reply,closed The event to wait for: reply, closed (default: reply)' \
    '/drafts/discard --all Delete all drafts; with -p, those of the profile | --older-than= Delete the drafts that
        were not changed for this time: 30d, 12h | -y,--yes Do not ask' \
    '/doctor --redacted Leave out names, addresses, paths, ticket numbers and all other … | --offline Check this
        machine alone: no portal is asked | --deep Download an attachment, too, and compare it with the one that was
        sent | --forget Forget what was learned of the portal (attachments, time zone, texts, … | --prove-encryption
        Create a harmless ticket and a reply with the portal\'s own encryption, … | -d,--department=@departments The
        department of the test ticket of --prove-encryption: id, name or a …' \
    '/sandbox/answer --draft Keep the answer as a draft of the support desk, which no customer sees' \
    '/sandbox/serve --port= Port on 127.0.0.1 (default: 8017; 0: any free port) | --rate-limit= Answer 429 to more
        than N requests a second | --empty-errors Add an empty error and an empty info to each success, as some
        portals … | --single-use-refresh End a refresh token with its first use, and answer with a new one |
        --texts=whole,cut,refuse,replace Store texts like this: whole, cut, refuse, replace' \
    '/help --all Describe every option, not only the common ones'
set __tickets_rows (string replace -ra '\s+' ' ' -- $__tickets_rows)

# What TAB offers at the cursor: each candidate, a tab, its description.
function __tickets_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l place /
    set -l known (__tickets_at $place)
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
            set spec (__tickets_find $word $known)[2]
        else if not string match -q '=*' -- $spec
            set -l found
            test -z "$ended"; and set found (__tickets_find $word $known)
            if set -q found[1]
                set place (string trim -r -c / $place)/$found[1]
                set known (__tickets_at $place)
                set args (string split / -- (string sub -s 2 -- $found[2]))
            else
                string match -q '*+' -- "$args[1]"; or set -e args[1]
            end
        end
    end
    set -g __tickets_place $place
    set -g __tickets_profile (string match -rg -- ' (?:-p ?|--profile[ =])(\S+) ' "$typed ")

    set -l joint (string match -rg -- '^(--[^=]+(?==)|-[^-](?=.))(=?)' $current)
    set -l value (__tickets_find "$joint[1]" $known)[2]
    set -l begins (string join -- '' $joint)
    # the value of the flag before, unless another flag ends its values
    if string match -q '=*' -- $spec; and not string match -q -- '*+ -*' "$spec $current"
        __tickets_values "$spec" '' "$current"
    else if test -z "$ended"; and test -n "$value"
        __tickets_values $value $begins (string sub -s (math (string length -- $begins) + 1) -- $current)
    else if test -z "$ended"; and string match -q -- '-*' $current
        for word in (string match -- '-*' $known)
            set -l part (string split -m 1 ' ' -- $word)
            printf '%s\n' (string split -- , (string replace -r '[=:].*' '' -- $part[1]))\t"$part[2]"
        end
    else if set -l commands (string replace -rf '^([^- ,/][^ ,/]*)\S*/\S* ?' '$1\t' -- $known)
        test -z "$ended"; and printf '%s\n' $commands
    else
        __tickets_values "$args[1]" '' "$current"
    end
end

# The words that a place knows, each with its description.
function __tickets_at -a place
    string split ' | ' -- (string match -rg -- "^(?:\+|(?:\S*,)?$place(?:,\S*)?) (.*)" $__tickets_rows)
end

# The first name of a word, and what follows.
function __tickets_find -a name
    set name (string escape --style=regex -- $name)
    string match -rg -- "^(?=(?:[^ ,=:/]*,)*$name(?:[ ,=:/]|\$))([^ ,=:/]*)[^ =:/]*(\S*)" $argv[2..]
end

# The candidates of a row: words, and sources, which begin with @; with the text before them in the same word.
function __tickets_values -a spec before value
    for source in (string split -n , -- (string trim -l -c '=:' -- $spec | string trim -r -c +))
        switch $source
            case '@files' '@folders' '@attachments'
                if test $source = @attachments; and string match -qr '^[^/=]+=' -- $value
                    set before $before(string match -r '^[^/=]+=' -- $value)
                    set value (string replace -r '^[^/=]+=' '' -- $value)
                end
                set -l paths (complete -C "'' $value")
                test $source = @folders; and set paths (string match -r '.*/(?=\t|$)' -- $paths)
                set -l first '(?i)\.(?:jpg|gif|zip|png|pdf)(?:\t|$)'
                test $source = @attachments
                and set paths (string match -er $first -- $paths) (string match -evr $first -- $paths)
                printf '%s\n' $before$paths
            case '@*'
                __tickets_source (string sub -s 2 -- $source) "$before" "$value"
            case '*'
                printf '%s\n' $before$source
        end
    end
end

# A folder of the program, as the program finds it: config, state or cache.
function __tickets_home -a kind
    set -l variable XDG_(string upper $kind)_HOME
    set -l home "$$variable"
    if not string match -q '/*' -- $home
        test -n "$HOME"; or return
        set home $HOME/(string replace state local/state .$kind)
    end
    test -O $home/tickets; and echo $home/tickets
end

# What lies in the folders of this user, newest first, or the lines of a list of names.
function __tickets_source -a source before value
    set -l state (__tickets_home state)
    set -l config (__tickets_home config)
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
            set lines (__tickets_names $source $value)
    end
    set -l plain (string replace -ra '[\\\\"\']' '' -- "$value" | string escape --style=regex)
    set lines (string match -ri -- "^$plain.*" $lines)
    set -q lines[1]; and printf '%s\n' $before$lines[1..200]
end

# A list in the cache folder of the profile, lines name<TAB>text. No line of a file of another user. Without programs
# beside fish: to start one, fish changes the mode of the terminal while keys come in.
function __tickets_names -a list value
    set -l profile $__tickets_profile
    string match -q '/sandbox/*' -- $__tickets_place; and test -z "$profile"; and set profile sandbox
    test -z "$profile"; and set profile $TICKETS_PROFILE
    set -l file (__tickets_home config)/config.toml
    if test -z "$profile"; and test -O "$file" -a -r "$file"
        set profile (string match -rg '^default-profile\s*=\s*["\']([^"\']+)' <$file)
    end
    test -z "$profile"; and set profile default
    string match -qr '^[A-Za-z0-9][A-Za-z0-9._-]*$' -- $profile; or return
    set -l home (__tickets_home cache); or return
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

complete -c tickets -f -k -a '(__tickets_complete)'
