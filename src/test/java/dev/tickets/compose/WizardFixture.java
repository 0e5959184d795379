package dev.tickets.compose;

import dev.tickets.compose.Wizard.End;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.testing.NoDraftCipher;
import dev.tickets.testing.ScriptedPrompts;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A wizard with scripted answers and names that need no portal. */
abstract class WizardFixture {
    static final String ATTACH = "Attach a file";

    @TempDir
    Path folder;

    final ScriptedPrompts person = new ScriptedPrompts();
    final FakeDesk desk = new FakeDesk();

    final List<OpenDraft> opened = new ArrayList<>();

    @Nullable
    MessageEditor editor;

    /** A portal with two departments and one service; what the test says is wrong with files and drafts is wrong. */
    static final class FakeDesk implements FormBackend {
        List<Department> departments =
                List.of(new Department("1", "VPS", "servers"), new Department("2", "Billing", "invoices"));
        List<Service> services = List.of(new Service("7", "web1", "web1.example.net", "Active"));
        boolean encrypts;

        @Nullable
        TicketsException unreachable;

        final List<String> wrongFiles = new ArrayList<>();
        final List<TicketsException> wrong = new ArrayList<>();
        int rehearsals;

        @Override
        public List<Department> departments() {
            if (unreachable != null) {
                throw unreachable;
            }
            return departments;
        }

        @Override
        public List<Service> services() {
            if (unreachable != null) {
                throw unreachable;
            }
            return services;
        }

        @Override
        public boolean canEncrypt() {
            return encrypts;
        }

        @Override
        public Draft checkAttachments(Draft draft) {
            List<String> problems = draft.attachments().stream()
                    .filter(spec -> wrongFiles.stream().anyMatch(spec::endsWith))
                    .map(spec -> spec + ": the file does not exist")
                    .toList();
            if (!problems.isEmpty()) {
                throw TicketsException.usage(
                        "nothing was sent, because of the attachments:\n" + String.join("\n", problems), null);
            }
            boolean zip = draft.attachments().stream().anyMatch(spec -> spec.endsWith(".log"));
            return draft.but()
                    .packing(zip ? new PackOptions(PackOptions.What.REFUSED, false) : draft.packing())
                    .draft();
        }

        @Override
        public String rehearse(Draft draft) {
            rehearsals++;
            if (!wrong.isEmpty()) {
                throw wrong.remove(0);
            }
            return "as sent: " + draft.subject() + " / " + draft.message();
        }
    }

    Drafts drafts() {
        return NoDraftCipher.drafts(folder.resolve("drafts"));
    }

    OpenDraft open(Draft draft) {
        OpenDraft open = OpenDraft.begin(drafts(), new DraftFiles(folder, folder.resolve("staging")), "default", draft);
        opened.add(open);
        return open;
    }

    @AfterEach
    void close() {
        opened.forEach(OpenDraft::close);
    }

    End run(OpenDraft open, Set<DraftField> missing) {
        Wizard wizard =
                new Wizard(person, open, desk, editor, List.of("Earlier"), folder.resolve("home"), typed -> List.of());
        End end = wizard.run(missing);
        person.mustBeOver();
        return end;
    }

    Draft onDisk() {
        return drafts().all().get(0).draft();
    }

    static Draft filled() {
        return Draft.ticket()
                .department("VPS")
                .subject("Disk full")
                .message("Help")
                .draft();
    }
}
