package dev.tickets.cli.start;

import org.jspecify.annotations.Nullable;

/**
 * The options of the commands, for {@link StoredModel}. Written from their annotations by GeneratedFilesTest. In a row
 * stand: the names of an option or the index of a parameter, its label, the field, and what is unusual about it.
 */
final class OptionTable {
    private OptionTable() {}

    /** The rows of that command; null where picocli reads the annotations themselves. */
    static @Nullable String of(String command) {
        return switch (command) {
            case "tickets" -> """
                    -p,--profile PROFILE profile inherited
                    -o,--output FORMAT output inherited
                    --fields FIELDS fields inherited
                    --header <header> header inherited
                    -q,--quiet <quiet> quiet inherited
                    -v,--verbose <verbose> verbose inherited 0
                    --no-input <noInput> noInput inherited
                    --timeout DURATION timeout inherited
                    --color WHEN color inherited
                    -h,--help <help> help inherited help
                    -V,--version <version> version inherited version
                    """;
            case "logout" -> """
                    --all <all> all
                    --revoke <revoke> revoke
                    """;
            case "list" -> """
                    --status STATUS status
                    --all <all> all
                    -d,--department DEPARTMENT department
                    --search TEXT search
                    --since TIME since
                    --unread <unread> unread
                    --sort FIELD sort
                    --limit N limit
                    --fail-if-empty <failIfEmpty> failIfEmpty
                    """;
            case "create" -> """
                    -d,--department DEPARTMENT department
                    -s,--subject SUBJECT subject Verbatim
                    -m,--message TEXT message.text Verbatim
                    -F,--file FILE message.file
                    -e,--edit <edit> writing.edit
                    --template TEMPLATE writing.template
                    --set KEY=VALUE writing.values
                    --paste <paste> writing.paste
                    --draft DRAFT writing.draft
                    --service SERVICE service
                    --cc ADDRESSES cc
                    -a,--attach FILE attachments.specs 1..*
                    --zip all attachments.zip OnlyAttached 0..1
                    --split <split> attachments.split
                    --attach-what-you-can <partly> attachments.partly
                    --encrypt <encrypt> encryption.encrypt
                    --encrypt-to KEYFILE encryption.keys
                    --urgent <urgent> urgent
                    --impact TEXT impact Verbatim
                    --contact TEXT contact Verbatim
                    --host-info <hostInfo> hostInfo
                    --priority PRIORITY priority
                    --dedup-key KEY dedup.key Verbatim
                    --if-open WHAT dedup.ifOpen
                    --min-interval DURATION dedup.minInterval
                    --dedup-scope SCOPE dedup.scope
                    --no-queue <noQueue> sending.noQueue
                    --no-ref <noReference> sending.noReference
                    --dry-run <dryRun> dryRun
                    --view <view> view
                    """;
            case "view" -> """
                    0 NUMBER ticket required
                    --last K last
                    --save-attachments DIR folder
                    --max-download SIZE maxDownload
                    --web <web> web
                    --decrypt <decrypt> decryption.decrypt
                    --key FILE decryption.key
                    """;
            case "reply" -> """
                    0 NUMBER ticket 0..1
                    -m,--message TEXT message.text Verbatim
                    -F,--file FILE message.file
                    -e,--edit <edit> writing.edit
                    --template TEMPLATE writing.template
                    --set KEY=VALUE writing.values
                    --paste <paste> writing.paste
                    --draft DRAFT writing.draft
                    -a,--attach FILE attachments.specs 1..*
                    --zip all attachments.zip OnlyAttached 0..1
                    --split <split> attachments.split
                    --attach-what-you-can <partly> attachments.partly
                    --encrypt <encrypt> encryption.encrypt
                    --encrypt-to KEYFILE encryption.keys
                    --reopen <reopen> reopen
                    --close <close> close
                    -y,--yes <yes> yes
                    --no-queue <noQueue> sending.noQueue
                    --no-ref <noReference> sending.noReference
                    --dry-run <dryRun> dryRun
                    """;
            case "close" -> """
                    0..* NUMBER tickets.words required 1..*
                    -y,--yes <yes> yes
                    """;
            case "reopen" -> """
                    0..* NUMBER tickets.words required 1..*
                    """;
            case "departments" -> """
                    --refresh <refresh> refresh
                    """;
            case "services" -> """
                    --refresh <refresh> refresh
                    """;
            case "attachments" -> """
                    0 NUMBER ticket required
                    1..* PATTERN patterns 0..*
                    --save DIR folder
                    --max-download SIZE maxDownload
                    --skip-same <skipSame> skipSame
                    --decrypt <decrypt> decryption.decrypt
                    --key FILE decryption.key
                    """;
            case "wait" -> """
                    0 NUMBER ticket required
                    --until WHAT goal
                    """;
            case "profiles" -> """
                    """;
            case "doctor" -> """
                    --redacted <redacted> redacted
                    --offline <offline> offline
                    --deep <deep> deep
                    --forget <forget> forget
                    --prove-encryption <proveEncryption> proveEncryption
                    -d,--department DEPT department
                    """;
            case "completion" -> """
                    0 SHELL shell required
                    """;
            default -> null;
        };
    }
}
