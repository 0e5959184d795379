package dev.tickets.compose;

import dev.tickets.compose.Wizard.End;
import dev.tickets.state.TrustedFiles;
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
        boolean portalEncrypts;
        boolean hasPicture;

        @Nullable
        String usual;

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
        public boolean listsServices() {
            return true;
        }

        @Override
        public List<Service> services() {
            if (unreachable != null) {
                throw unreachable;
            }
            return services;
        }

        @Override
        public @Nullable String defaultDepartment() {
            return usual;
        }

        @Override
        public boolean canEncrypt(Draft draft) {
            return encrypts || !draft.encryptTo().isEmpty();
        }

        @Override
        public String encryptionNeeds() {
            return "no key is configured, and no test has proven that this portal encrypts";
        }

        @Override
        public boolean canTestPortal() {
            return true;
        }

        @Override
        public List<ImportedKey> importKeys(String file) {
            if (!file.equals("desk.asc")) {
                throw TicketsException.usage("the key file " + file + " does not exist", null);
            }
            return List.of(new ImportedKey("ab".repeat(20), "AB (Desk)"));
        }

        @Override
        public String testPortal(Draft draft) {
            encrypts = portalEncrypts;
            return portalEncrypts ? "ticket #1 is marked as encrypted" : "ticket #1 is not marked as encrypted";
        }

        @Override
        public Draft withPicture(Draft draft) {
            if (!hasPicture) {
                throw TicketsException.usage("the clipboard holds no picture", "copy a picture");
            }
            List<String> attachments = new ArrayList<>(draft.attachments());
            attachments.add("screenshot.png=/clipboard/screenshot.png");
            return draft.but().attachments(attachments).draft();
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
        public Draft checkText(Draft draft) {
            return draft;
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

    /** The draft that was left, opened again as the next run does. */
    OpenDraft resumed() {
        OpenDraft open = OpenDraft.resume(
                        drafts(),
                        new DraftFiles(folder, folder.resolve("staging")),
                        drafts().all().get(0))
                .orElseThrow();
        opened.add(open);
        return open;
    }

    @AfterEach
    void close() {
        opened.forEach(OpenDraft::close);
    }

    End run(OpenDraft open) {
        Templates templates = new Templates(folder.resolve("templates"), new TrustedFiles());
        WizardTools tools = new WizardTools(
                editor,
                templates,
                List.of("Earlier"),
                new TypedPaths(folder, folder.resolve("home")),
                typed -> List.of());
        End end = new Wizard(person, open, desk, tools).run();
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
