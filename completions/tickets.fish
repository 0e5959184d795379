# Completion of tickets for fish; generated from the program's commands; do not edit.

# Where the cursor stands: the command, then the number of its argument, or the flag that takes all that follow.
function __tickets_place
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l command 'tickets'
    set -l index 0
    set -l takes nothing
    set -l flag ''
    for word in $typed
        if test $takes = one
            set takes nothing
        else if test $takes = rest
            set index (math $index + 1)
        else if string match -q -- '--' $word
            set takes rest
        else if string match -q -- '-?*' $word
            set takes nothing
            switch "$command $word"
                case 'tickets login --portal'
                    set takes one
                case 'tickets login --api-url'
                    set takes one
                case 'tickets login --type'
                    set takes one
                case 'tickets login --user'
                    set takes one
                case 'tickets login --password-file'
                    set takes one
                case 'tickets login --password-command'
                    set takes one
                case 'tickets login --token-file'
                    set takes one
                case 'tickets login --otp'
                    set takes one
                case 'tickets list --status'
                    set takes one
                case 'tickets list -d' 'tickets list --department'
                    set takes one
                case 'tickets list --search'
                    set takes one
                case 'tickets list --since'
                    set takes one
                case 'tickets list --sort'
                    set takes one
                case 'tickets list --limit'
                    set takes one
                case 'tickets create -d' 'tickets create --department'
                    set takes one
                case 'tickets create -s' 'tickets create --subject'
                    set takes one
                case 'tickets create -m' 'tickets create --message'
                    set takes one
                case 'tickets create -F' 'tickets create --file'
                    set takes one
                case 'tickets create --template'
                    set takes one
                case 'tickets create --set'
                    set takes one
                case 'tickets create --draft'
                    set takes one
                case 'tickets create --service'
                    set takes one
                case 'tickets create --cc'
                    set takes one
                case 'tickets create -a' 'tickets create --attach'
                    set takes many
                case 'tickets create --encrypt-to'
                    set takes one
                case 'tickets create --impact'
                    set takes one
                case 'tickets create --contact'
                    set takes one
                case 'tickets create --priority'
                    set takes one
                case 'tickets create --dedup-key'
                    set takes one
                case 'tickets create --if-open'
                    set takes one
                case 'tickets create --min-interval'
                    set takes one
                case 'tickets create --dedup-scope'
                    set takes one
                case 'tickets view --last'
                    set takes one
                case 'tickets view --save-attachments'
                    set takes one
                case 'tickets view --max-download'
                    set takes one
                case 'tickets view --key'
                    set takes one
                case 'tickets reply -m' 'tickets reply --message'
                    set takes one
                case 'tickets reply -F' 'tickets reply --file'
                    set takes one
                case 'tickets reply --template'
                    set takes one
                case 'tickets reply --set'
                    set takes one
                case 'tickets reply --draft'
                    set takes one
                case 'tickets reply -a' 'tickets reply --attach'
                    set takes many
                case 'tickets reply --encrypt-to'
                    set takes one
                case 'tickets attachments --save'
                    set takes one
                case 'tickets attachments --max-download'
                    set takes one
                case 'tickets attachments --key'
                    set takes one
                case 'tickets wait --until'
                    set takes one
                case 'tickets doctor -d' 'tickets doctor --department'
                    set takes one
                case 'tickets sandbox answer -m' 'tickets sandbox answer --message'
                    set takes one
                case 'tickets sandbox answer -F' 'tickets sandbox answer --file'
                    set takes one
                case 'tickets sandbox serve --port'
                    set takes one
                case 'tickets sandbox serve --rate-limit'
                    set takes one
                case '* -p' '* --profile'
                    set takes one
                case '* -o' '* --output'
                    set takes one
                case '* --fields'
                    set takes one
                case '* --timeout'
                    set takes one
                case '* --color'
                    set takes one
            end
            set flag $word
        else if test $takes = nothing
            switch "$command $word"
                case 'tickets login'
                    set command 'tickets login'
                case 'tickets logout'
                    set command 'tickets logout'
                case 'tickets list'
                    set command 'tickets list'
                case 'tickets create'
                    set command 'tickets create'
                case 'tickets view'
                    set command 'tickets view'
                case 'tickets reply'
                    set command 'tickets reply'
                case 'tickets close'
                    set command 'tickets close'
                case 'tickets reopen'
                    set command 'tickets reopen'
                case 'tickets departments'
                    set command 'tickets departments'
                case 'tickets services'
                    set command 'tickets services'
                case 'tickets attachments'
                    set command 'tickets attachments'
                case 'tickets wait'
                    set command 'tickets wait'
                case 'tickets drafts'
                    set command 'tickets drafts'
                case 'tickets outbox'
                    set command 'tickets outbox'
                case 'tickets doctor'
                    set command 'tickets doctor'
                case 'tickets key'
                    set command 'tickets key'
                case 'tickets sandbox'
                    set command 'tickets sandbox'
                case 'tickets completion'
                    set command 'tickets completion'
                case 'tickets drafts discard'
                    set command 'tickets drafts discard'
                case 'tickets drafts list'
                    set command 'tickets drafts list'
                case 'tickets drafts show'
                    set command 'tickets drafts show'
                case 'tickets outbox discard'
                    set command 'tickets outbox discard'
                case 'tickets outbox list'
                    set command 'tickets outbox list'
                case 'tickets outbox mark'
                    set command 'tickets outbox mark'
                case 'tickets outbox send'
                    set command 'tickets outbox send'
                case 'tickets outbox show'
                    set command 'tickets outbox show'
                case 'tickets key accept'
                    set command 'tickets key accept'
                case 'tickets key import'
                    set command 'tickets key import'
                case 'tickets key list'
                    set command 'tickets key list'
                case 'tickets key remove'
                    set command 'tickets key remove'
                case 'tickets sandbox answer'
                    set command 'tickets sandbox answer'
                case 'tickets sandbox reset'
                    set command 'tickets sandbox reset'
                case 'tickets sandbox serve'
                    set command 'tickets sandbox serve'
                case '*'
                    set index (math $index + 1)
                    continue
            end
            set index 0
        end
    end
    if test $takes = many
        echo "$command $flag"
    else
        echo "$command $index"
    end
end

# Whether the cursor stands exactly there.
function __tickets_at
    contains -- (__tickets_place) $argv
end

# Whether the cursor stands at this argument of this command or at a later one.
function __tickets_from
    set -l place (string split -r -m 1 ' ' -- (__tickets_place))
    test "$place[1]" = "$argv[2..]"; and string match -qr '^[0-9]+$' -- $place[2]; and test $place[2] -ge $argv[1]
end

# Whether the cursor is after this command, and not after one of its subcommands.
function __tickets_in
    test (__tickets_place | string replace -r ' [^ ]*$' '') = "$argv"
end

# The drafts of this user.
function __tickets_own_drafts
    set -l state $XDG_STATE_HOME
    string match -q -- '/*' "$state"; or set state $HOME/.local/state
    for draft in $state/tickets/drafts/*/draft.json
        string replace -r '.*/([^/]*)/draft.json$' '$1' -- $draft
    end
end

# The templates of this user, besides the built-in ones.
function __tickets_own_templates
    set -l config $XDG_CONFIG_HOME
    string match -q -- '/*' "$config"; or set config $HOME/.config
    for template in $config/tickets/templates/*.md $config/tickets/templates/*.txt
        string replace -rf '.*/([^/\s.-][^/\s]*)\.(md|txt)$' '$1' -- $template
    end
end

complete -c tickets -f
complete -c tickets -s p -l profile -x -d 'The portal and user to work with; \'sandbox\' is a practice portal on this machine.'
complete -c tickets -s o -l output -r -f -a 'table json tsv' -d 'The output format: table, json, tsv (default: table).'
complete -c tickets -l fields -x -d 'Print only these fields, in this order: names as in JSON, separated by commas.'
complete -c tickets -l header -d 'Begin TSV output with a line of field names.'
complete -c tickets -s q -l quiet -d 'Print no notices, only errors.'
complete -c tickets -s v -l verbose -d 'Show each request; -vv also shows headers and bodies, without secrets.'
complete -c tickets -l no-input -d 'Never ask questions, even on a terminal.'
complete -c tickets -l timeout -x -d 'Stop if the whole run takes longer than this: 30s, 5m, 1h30m.'
complete -c tickets -l color -r -f -a 'auto always never' -d 'Use colours and styles: auto, always, never (default: auto).'
complete -c tickets -s h -l help -d 'Show this help.'
complete -c tickets -s V -l version -d 'Show the version.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a login -d 'Log in to a portal, and keep the login for later commands.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a logout -d 'Delete a login, and end its session at the portal.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a list -d 'List tickets, newest activity first.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a create -d 'Create a ticket, and read it back to confirm it.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a view -d 'Show a ticket with all its messages.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a reply -d 'Reply to a ticket, and read the reply back.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a close -d 'Close tickets. A closed ticket stays unchanged.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a reopen -d 'Reopen closed tickets. An open ticket stays unchanged.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a departments -d 'List the departments that accept tickets.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a services -d 'List the services that you rent.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a attachments -d 'List the attachments of a ticket, or save them.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a wait -d 'Wait for a reply of support or for the closing of a ticket, then show the ticket.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a drafts -d 'List, show or discard drafts: messages that were not sent.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a outbox -d 'Show, send or delete tickets and replies that could not be sent yet.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a doctor -d 'Check that no other user can change the files that decide which commands run and where data is sent. Or test with a ticket whether this portal encrypts messages.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a key -d 'Manage the public keys for encrypted messages.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a sandbox -d 'Serve, answer or reset the practice portal.'
complete -c tickets -n '__tickets_at \'tickets 0\'' -a completion -d 'Print the completion script of a shell.'
complete -c tickets -n '__tickets_in tickets login' -l portal -x -d 'Address of the portal; needed once per profile.'
complete -c tickets -n '__tickets_in tickets login' -l api-url -x -d 'Base address of the API, if not PORTAL/api.'
complete -c tickets -n '__tickets_in tickets login' -l type -r -f -a hostbill -d 'The portal\'s software: hostbill (the only one so far).'
complete -c tickets -n '__tickets_in tickets login' -l user -x -d 'E-mail address of the account.'
complete -c tickets -n '__tickets_in tickets login' -l password-stdin -d 'Read the password from standard input.'
complete -c tickets -n '__tickets_in tickets login' -l password-file -r -F -d 'Read the password from this file with one line.'
complete -c tickets -n '__tickets_in tickets login' -l password-command -x -d 'Run this shell command, which prints the password as one line.'
complete -c tickets -n '__tickets_in tickets login' -l token-stdin -d 'Read a personal access token from standard input.'
complete -c tickets -n '__tickets_in tickets login' -l token-file -r -F -d 'Read a personal access token from this file with one line.'
complete -c tickets -n '__tickets_in tickets login' -l basic -d 'Use no session: send e-mail and password with every request (HTTP Basic).'
complete -c tickets -n '__tickets_in tickets login' -l otp -x -d 'One-time code, if the portal asks for a second factor.'
complete -c tickets -n '__tickets_in tickets login' -l check -d 'Do not log in: show who is logged in, and the source of the credential.'
complete -c tickets -n '__tickets_in tickets logout' -l all -d 'Log out of every profile.'
complete -c tickets -n '__tickets_in tickets logout' -l revoke -d 'End a personal access token at the portal too, for good.'
complete -c tickets -n '__tickets_in tickets list' -l status -x -d 'Only tickets of this status: open, closed, all, or the name of a status (default: open).'
complete -c tickets -n '__tickets_in tickets list' -s d -l department -x -d 'Only tickets of this department: id, name or a part of the name.'
complete -c tickets -n '__tickets_in tickets list' -l search -x -d 'Only tickets with this text in the subject, or with this number.'
complete -c tickets -n '__tickets_in tickets list' -l since -x -d 'Only tickets with activity since this time: 7d, 12h, 2026-01-31 or 2026-01-31T08:00.'
complete -c tickets -n '__tickets_in tickets list' -l unread -d 'Only tickets with unread messages.'
complete -c tickets -n '__tickets_in tickets list' -l sort -r -f -a 'updatedAt createdAt number subject status department priority' -d 'Sort by this field: updatedAt, createdAt, number, subject, status, department, priority (default: updatedAt).'
complete -c tickets -n '__tickets_in tickets list' -l limit -x -d 'Show at most this number of tickets (default: 50).'
complete -c tickets -n '__tickets_in tickets list' -l fail-if-empty -d 'Exit with code 7 if no ticket matches.'
complete -c tickets -n '__tickets_in tickets create' -s d -l department -x -d 'The department: id, name, or a unique part of name or description (default: default-department of the profile).'
complete -c tickets -n '__tickets_in tickets create' -s s -l subject -x -d 'The subject: one line, required.'
complete -c tickets -n '__tickets_in tickets create' -s m -l message -x -d 'The text of the message. A message needs -m or -F.'
complete -c tickets -n '__tickets_in tickets create' -s F -l file -r -F -d 'Read the message from this file; - is standard input.'
complete -c tickets -n '__tickets_in tickets create' -s e -l edit -d 'Write the message in your editor (VISUAL, EDITOR), starting with the text of -m, -F and --template.'
complete -c tickets -n '__tickets_in tickets create' -l template -r -f -a 'incident question (__tickets_own_templates)' -d 'Make the message from this template: incident, question, or a template of your own.'
complete -c tickets -n '__tickets_in tickets create' -l set -x -d 'Fill this field of the template. May be repeated.'
complete -c tickets -n '__tickets_in tickets create' -l paste -d 'Attach the picture on the desktop\'s clipboard, as a PNG file.'
complete -c tickets -n '__tickets_in tickets create' -l draft -r -f -a '(__tickets_own_drafts)' -d 'Continue this draft. Other options replace its fields.'
complete -c tickets -n '__tickets_in tickets create' -l service -x -d 'The related service: id, name, or a unique part of name or domain.'
complete -c tickets -n '__tickets_in tickets create' -l cc -x -d 'CC these addresses, separated by commas. May be repeated.'
complete -c tickets -n '__tickets_in tickets create' -s a -l attach -r -F -d 'Attach these files or folders. NAME=FILE sends a file or pipe with that name, NAME=- sends standard input. May be repeated.'
complete -c tickets -n '__tickets_at \'tickets create -a\' \'tickets create --attach\'' -F
complete -c tickets -n '__tickets_in tickets create' -l zip -d 'Zip files of types that the portal refuses; --zip=all zips everything into one archive.'
complete -c tickets -n '__tickets_in tickets create' -l split -d 'Split files that are too large even when zipped into parts, each a separate zip.'
complete -c tickets -n '__tickets_in tickets create' -l encrypt -d 'Send text and attachments encrypted or not at all: with the keys of the profile, else by the portal, if its encryption is proven.'
complete -c tickets -n '__tickets_in tickets create' -l encrypt-to -x -d 'Encrypt to this OpenPGP key: a file, or the fingerprint of an imported key. May be repeated.'
complete -c tickets -n '__tickets_in tickets create' -l urgent -d 'Begin the subject with [URGENT]. Add the reason with --impact and --contact.'
complete -c tickets -n '__tickets_in tickets create' -l impact -x -d 'Who and what is affected, as a line of the message.'
complete -c tickets -n '__tickets_in tickets create' -l contact -x -d 'How to reach you, as a line of the message.'
complete -c tickets -n '__tickets_in tickets create' -l host-info -d 'Add a line about this machine: name, system, kernel, time.'
complete -c tickets -n '__tickets_in tickets create' -l priority -r -f -a 'low medium high' -d 'The priority: low, medium, high. Not every portal accepts a priority.'
complete -c tickets -n '__tickets_in tickets create' -l dedup-key -x -d 'The subject of the alert, as a key. While its ticket is open, the same key creates no second ticket.'
complete -c tickets -n '__tickets_in tickets create' -l if-open -r -f -a 'reply skip new' -d 'With --dedup-key, while the ticket is open: reply, skip, new (default: reply).'
complete -c tickets -n '__tickets_in tickets create' -l min-interval -x -d 'With --dedup-key: send no reply within this time after the last message: 30m, 6h.'
complete -c tickets -n '__tickets_in tickets create' -l dedup-scope -r -f -a 'local portal' -d 'With --dedup-key, which tickets count: local, portal (default: local).'
complete -c tickets -n '__tickets_in tickets create' -l no-queue -d 'If the message cannot be sent now, fail and keep a draft instead of an outbox entry.'
complete -c tickets -n '__tickets_in tickets create' -l no-ref -d 'Add no reference line below the text. An unclear result then needs a person.'
complete -c tickets -n '__tickets_in tickets create' -l dry-run -d 'Check everything, show the result, and send nothing.'
complete -c tickets -n '__tickets_in tickets create' -l view -d 'Show the ticket after its creation (with -o table).'
complete -c tickets -n '__tickets_in tickets view' -l last -x -d 'Show only the last K messages.'
complete -c tickets -n '__tickets_in tickets view' -l save-attachments -r -f -a '(__fish_complete_directories)' -d 'Save all attachments in this folder; nothing is overwritten.'
complete -c tickets -n '__tickets_in tickets view' -l max-download -x -d 'Do not save files larger than this: 500k, 20MiB, 2G (default: max-download of the profile, else 1GiB).'
complete -c tickets -n '__tickets_in tickets view' -l web -d 'Open the ticket\'s page in a browser; without a browser, print the address.'
complete -c tickets -n '__tickets_in tickets view' -l decrypt -d 'Decrypt OpenPGP messages and attachments.'
complete -c tickets -n '__tickets_in tickets view' -l key -r -F -d 'The private key (default: decrypt-key of the profile, else GnuPG\'s keys).'
complete -c tickets -n '__tickets_in tickets reply' -s m -l message -x -d 'The text of the message. A message needs -m or -F.'
complete -c tickets -n '__tickets_in tickets reply' -s F -l file -r -F -d 'Read the message from this file; - is standard input.'
complete -c tickets -n '__tickets_in tickets reply' -s e -l edit -d 'Write the message in your editor (VISUAL, EDITOR), starting with the text of -m, -F and --template.'
complete -c tickets -n '__tickets_in tickets reply' -l template -r -f -a 'incident question (__tickets_own_templates)' -d 'Make the message from this template: incident, question, or a template of your own.'
complete -c tickets -n '__tickets_in tickets reply' -l set -x -d 'Fill this field of the template. May be repeated.'
complete -c tickets -n '__tickets_in tickets reply' -l paste -d 'Attach the picture on the desktop\'s clipboard, as a PNG file.'
complete -c tickets -n '__tickets_in tickets reply' -l draft -r -f -a '(__tickets_own_drafts)' -d 'Continue this draft. Other options replace its fields.'
complete -c tickets -n '__tickets_in tickets reply' -s a -l attach -r -F -d 'Attach these files or folders. NAME=FILE sends a file or pipe with that name, NAME=- sends standard input. May be repeated.'
complete -c tickets -n '__tickets_at \'tickets reply -a\' \'tickets reply --attach\'' -F
complete -c tickets -n '__tickets_in tickets reply' -l zip -d 'Zip files of types that the portal refuses; --zip=all zips everything into one archive.'
complete -c tickets -n '__tickets_in tickets reply' -l split -d 'Split files that are too large even when zipped into parts, each a separate zip.'
complete -c tickets -n '__tickets_in tickets reply' -l encrypt -d 'Send text and attachments encrypted or not at all: with the keys of the profile, else by the portal, if its encryption is proven.'
complete -c tickets -n '__tickets_in tickets reply' -l encrypt-to -x -d 'Encrypt to this OpenPGP key: a file, or the fingerprint of an imported key. May be repeated.'
complete -c tickets -n '__tickets_in tickets reply' -l reopen -d 'Reopen the ticket first if it is closed.'
complete -c tickets -n '__tickets_in tickets reply' -l close -d 'Close the ticket afterwards.'
complete -c tickets -n '__tickets_in tickets reply' -l no-queue -d 'If the message cannot be sent now, fail and keep a draft instead of an outbox entry.'
complete -c tickets -n '__tickets_in tickets reply' -l no-ref -d 'Add no reference line below the text. An unclear result then needs a person.'
complete -c tickets -n '__tickets_in tickets reply' -l dry-run -d 'Check everything, and send nothing.'
complete -c tickets -n '__tickets_in tickets departments' -l refresh -d 'Ask the portal, even if the cached list is younger than ten minutes.'
complete -c tickets -n '__tickets_in tickets services' -l refresh -d 'Ask the portal, even if the cached list is younger than ten minutes.'
complete -c tickets -n '__tickets_in tickets attachments' -l save -r -f -a '(__fish_complete_directories)' -d 'Save them in this folder; nothing is overwritten.'
complete -c tickets -n '__tickets_in tickets attachments' -l max-download -x -d 'Do not save files larger than this: 500k, 20MiB, 2G (default: max-download of the profile, else 1GiB).'
complete -c tickets -n '__tickets_in tickets attachments' -l skip-same -d 'Save no second copy if a file with the same content exists.'
complete -c tickets -n '__tickets_in tickets attachments' -l decrypt -d 'Decrypt OpenPGP messages and attachments.'
complete -c tickets -n '__tickets_in tickets attachments' -l key -r -F -d 'The private key (default: decrypt-key of the profile, else GnuPG\'s keys).'
complete -c tickets -n '__tickets_in tickets wait' -l until -r -f -a 'reply closed' -d 'The event to wait for: reply, closed.'
complete -c tickets -n '__tickets_at \'tickets drafts 0\'' -a discard -d 'Delete a draft and the files that only this draft has.'
complete -c tickets -n '__tickets_at \'tickets drafts 0\'' -a list -d 'List the drafts of all profiles, the most recently changed first.'
complete -c tickets -n '__tickets_at \'tickets drafts 0\'' -a show -d 'Show a draft, and the state of its attached files.'
complete -c tickets -n '__tickets_at \'tickets drafts discard 0\'' -f -a '(__tickets_own_drafts)'
complete -c tickets -n '__tickets_at \'tickets drafts show 0\'' -f -a '(__tickets_own_drafts)'
complete -c tickets -n '__tickets_at \'tickets outbox 0\'' -a discard -d 'Delete an entry with its attachments.'
complete -c tickets -n '__tickets_at \'tickets outbox 0\'' -a list -d 'Show entries that wait, are being sent, or are unclear; oldest first.'
complete -c tickets -n '__tickets_at \'tickets outbox 0\'' -a mark -d 'Resolve an unclear entry, after you have checked the portal.'
complete -c tickets -n '__tickets_at \'tickets outbox 0\'' -a send -d 'Send all due entries. Named entries are sent at once, unless the portal asked to wait.'
complete -c tickets -n '__tickets_at \'tickets outbox 0\'' -a show -d 'Show a whole entry and, if it is unclear, what to check.'
complete -c tickets -n '__tickets_in tickets doctor' -l prove-encryption -d 'Create a harmless ticket and a reply with the portal\'s own encryption, check that both are marked as encrypted, and close the ticket.'
complete -c tickets -n '__tickets_in tickets doctor' -s d -l department -x -d 'The department of the test ticket of --prove-encryption: id, name or a unique part of the name.'
complete -c tickets -n '__tickets_at \'tickets key 0\'' -a accept -d 'Accept the changed key in a file as the right key.'
complete -c tickets -n '__tickets_at \'tickets key 0\'' -a import -d 'Import the OpenPGP public keys of files.'
complete -c tickets -n '__tickets_at \'tickets key 0\'' -a list -d 'List the imported keys.'
complete -c tickets -n '__tickets_at \'tickets key 0\'' -a remove -d 'Remove an imported key.'
complete -c tickets -n '__tickets_at \'tickets key accept 0\'' -F
complete -c tickets -n '__tickets_from 0 tickets key import' -F
complete -c tickets -n '__tickets_at \'tickets sandbox 0\'' -a answer -d 'Play the support desk: answer a ticket.'
complete -c tickets -n '__tickets_at \'tickets sandbox 0\'' -a reset -d 'Delete all practice tickets. Their numbers are not used again.'
complete -c tickets -n '__tickets_at \'tickets sandbox 0\'' -a serve -d 'Run the practice portal until it is interrupted, for curl or a browser.'
complete -c tickets -n '__tickets_in tickets sandbox answer' -s m -l message -x -d 'The text of the message. A message needs -m or -F.'
complete -c tickets -n '__tickets_in tickets sandbox answer' -s F -l file -r -F -d 'Read the message from this file; - is standard input.'
complete -c tickets -n '__tickets_in tickets sandbox serve' -l port -x -d 'Port on 127.0.0.1 (default: 8017; 0: any free port).'
complete -c tickets -n '__tickets_in tickets sandbox serve' -l rate-limit -x -d 'Answer 429 to more than N requests a second.'
complete -c tickets -n '__tickets_at \'tickets completion 0\'' -f -a 'bash zsh fish'
