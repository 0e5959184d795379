package dev.tickets.cli;

import dev.tickets.config.ByteSize;
import dev.tickets.encrypt.Decryption;
import dev.tickets.render.AttachmentRow;
import dev.tickets.render.AttachmentRowFields;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "attachments",
        description = "List the attachments of a ticket, or save them.",
        footer = {"", "Examples:", "  tickets attachments 123456", "  tickets attachments 123456 --save . '*.log'"})
final class AttachmentsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NUMBER", description = "The ticket: number, #number or address.")
    String ticket;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PATTERN",
            description = "Only attachments whose name matches, like *.log, or with this id.")
    List<String> patterns = new ArrayList<>();

    @Option(names = "--save", paramLabel = "DIR", description = "Save them in this folder; nothing is overwritten.")
    @Nullable
    Path folder;

    @Option(
            names = "--max-download",
            paramLabel = "SIZE",
            description = "Do not save files larger than this: 500k, 20MiB, 2G (default: max-download of the"
                    + " profile, else 1GiB).")
    @Nullable
    String maxDownload;

    @Option(names = "--skip-same", description = "Save no second copy if a file with the same content exists.")
    boolean skipSame;

    @Mixin
    DecryptionOptions decryption = new DecryptionOptions();

    private final Run run;
    private final Services services;

    AttachmentsCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        decryption.check(services);
        if (decryption.decrypt && folder == null) {
            throw TicketsException.usage("--decrypt needs a folder for the files: --save DIR", null);
        }
        if (folder == null && (skipSame || maxDownload != null)) {
            throw TicketsException.usage(
                    (skipSame ? "--skip-same" : "--max-download") + " needs a folder for the files: --save DIR", null);
        }
        AttachmentRowFields fields = run.checked(new AttachmentRowFields());
        Long largest = maxDownload == null ? null : ByteSize.parse(maxDownload);
        TicketNumber number = services.number(ticket);
        List<AttachmentRow> rows = chosen(AttachmentRow.of(services.portal().ticket(number)));
        if (rows.isEmpty()) {
            if (!patterns.isEmpty()) {
                throw new TicketsException(
                        ErrorCode.NOT_FOUND,
                        "no attachment of ticket #" + number + " matches " + String.join(", ", patterns),
                        "tickets attachments " + number);
            }
            run.notice("Ticket #" + number + " has no attachments.");
        }
        if (folder == null) {
            fields.showIn(services.times());
            run.print(fields.list(run.output(), rows));
        } else {
            printSaved(fields, save(number, rows, largest, folder));
        }
        return ExitCode.OK.value();
    }

    private List<AttachmentRow> save(
            TicketNumber number, List<AttachmentRow> rows, @Nullable Long largest, Path target) {
        if (!decryption.decrypt) {
            return services.saver(largest, skipSame, null).save(number, rows, target);
        }
        try (Decryption open = services.decrypter().open(decryption.key)) {
            return services.saver(largest, skipSame, open).save(number, rows, target);
        }
    }

    /** As a table, only the paths are printed, one per line, for use by a shell. */
    private void printSaved(AttachmentRowFields fields, List<AttachmentRow> saved) {
        if (!run.isForPerson()) {
            run.print(fields.list(run.output(), saved));
            return;
        }
        for (AttachmentRow row : saved) {
            run.print(SafeText.line(String.valueOf(row.savedAs())) + "\n");
        }
    }

    private List<AttachmentRow> chosen(List<AttachmentRow> all) {
        if (patterns.isEmpty()) {
            return all;
        }
        List<AttachmentRow> chosen = new ArrayList<>();
        for (AttachmentRow row : all) {
            for (String pattern : patterns) {
                if (row.id().equals(pattern) || matches(pattern, row.name())) {
                    chosen.add(row);
                    break;
                }
            }
        }
        return chosen;
    }

    private static boolean matches(String pattern, String name) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return name.equals(pattern) || matcher.matches(Path.of(name.replace('/', '_')));
        } catch (PatternSyntaxException e) {
            throw TicketsException.usage("invalid pattern '" + pattern + "': " + e.getDescription(), null);
        } catch (InvalidPathException notAFileName) {
            return false;
        }
    }
}
