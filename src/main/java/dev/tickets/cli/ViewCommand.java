package dev.tickets.cli;

import dev.tickets.attach.AttachmentSaver;
import dev.tickets.config.ByteSize;
import dev.tickets.encrypt.DecryptedThread;
import dev.tickets.encrypt.Decrypter;
import dev.tickets.encrypt.Decryption;
import dev.tickets.render.AttachmentRow;
import dev.tickets.render.SafeText;
import dev.tickets.render.ThreadFields;
import dev.tickets.render.ThreadView;
import dev.tickets.terminal.Browser;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "view",
        description = "Show a ticket with all its messages.",
        footer = {
            "",
            "Examples:",
            "  tickets view 123456 --last 2",
            "  tickets view 123456 --web",
            "  tickets view https://portal.example.net/tickets/view/123456/"
        })
final class ViewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", description = "The ticket: number, #number or address.")
    String ticket;

    @Option(names = "--last", paramLabel = "K", description = "Show only the last K messages.")
    @Nullable
    Integer last;

    @Option(
            names = "--save-attachments",
            paramLabel = "DIR",
            description = "Save all attachments in this folder; nothing is overwritten.")
    @Nullable
    Path folder;

    @Option(
            names = "--max-download",
            paramLabel = "SIZE",
            description = "Do not save files larger than this: 500k, 20MiB, 2G (default: max-download of the"
                    + " profile, else 1GiB).")
    @Nullable
    String maxDownload;

    @Option(names = "--web", description = "Open the ticket's page in a browser; without a browser, print the address.")
    boolean web;

    @Mixin
    DecryptionOptions decryption = new DecryptionOptions();

    private final Run run;
    private final Services services;

    ViewCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        if (last != null && last < 1) {
            throw TicketsException.usage("--last must be at least 1", null);
        }
        decryption.check(services);
        ThreadFields fields = run.checked(new ThreadFields());
        Long largest = maxDownload == null ? null : ByteSize.parse(maxDownload);
        TicketNumber number = services.number(ticket);
        if (web) {
            open(services.portal().address(number));
            return ExitCode.OK.value();
        }
        TicketThread thread = services.portal().ticket(number);
        if (!decryption.decrypt) {
            show(fields, thread);
            save(number, thread, null, largest);
            return ExitCode.OK.value();
        }
        Decrypter decrypter = services.decrypter();
        try (Decryption open = decrypter.open(decryption.key)) {
            DecryptedThread decrypted = new DecryptedThread(open, decrypter.verification());
            show(fields, decrypted.of(thread, last == null ? Integer.MAX_VALUE : last));
            save(number, thread, open, largest);
            if (!decrypted.foundSome()) {
                run.notice("No message of ticket #" + number + " is encrypted with OpenPGP.");
            }
            decrypted.throwFailures();
        }
        return ExitCode.OK.value();
    }

    private void show(ThreadFields fields, TicketThread thread) {
        if (run.isForPerson()) {
            ThreadView all = new ThreadView(run.style(), services.times());
            ThreadView view = last == null ? all : all.lastMessages(last);
            if (run.context().terminal().output()) {
                run.page(view.text(thread));
            } else {
                view.write(thread, run::print);
            }
        } else {
            fields.showIn(services.times());
            run.print(fields.single(run.output(), withLastMessages(thread)));
        }
    }

    private void save(TicketNumber number, TicketThread thread, @Nullable Decryption open, @Nullable Long largest) {
        if (folder == null) {
            return;
        }
        AttachmentSaver saving = services.saver(largest, false, open);
        for (AttachmentRow row : saving.save(number, AttachmentRow.of(thread), folder)) {
            run.notice("Saved " + row.savedAs());
        }
    }

    private void open(String address) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw TicketsException.usage(
                    "the ticket's address is not http or https: " + address, "fix ticket-url in config.toml");
        }
        Browser browser = new Browser(
                run.context().terminal().foreground(),
                run.context().folder(),
                run.context().environment(),
                run.canAsk());
        Connections.explain(run, address);
        if (browser.open(address)) {
            run.notice("Opened " + address);
        } else {
            run.print(SafeText.line(address) + "\n");
        }
    }

    private TicketThread withLastMessages(TicketThread thread) {
        List<Message> messages = thread.messages();
        if (last == null || last >= messages.size()) {
            return thread;
        }
        return thread.withMessages(messages.subList(messages.size() - last, messages.size()));
    }
}
