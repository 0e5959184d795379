package dev.tickets.cli;

import dev.tickets.config.FilesCheck;
import dev.tickets.filing.EncryptionTrial;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.DoctorCheck.Status;
import dev.tickets.render.DoctorFields;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Check that no other user can change the files that decide which commands run and where data"
                + " is sent. Or test with a ticket whether this portal encrypts messages.",
        footer = {"", "Examples:", "  tickets doctor", "  tickets doctor --prove-encryption -d VPS"})
final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--prove-encryption",
            description = "Create a harmless ticket and a reply with the portal's own encryption, check that both"
                    + " are marked as encrypted, and close the ticket.")
    boolean proveEncryption;

    @Option(
            names = {"-d", "--department"},
            paramLabel = "DEPT",
            description = "The department of the test ticket of --prove-encryption: id, name or a unique part of"
                    + " the name.")
    @Nullable
    String department;

    private final Run run;
    private final Services services;

    DoctorCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        DoctorFields fields = run.checked(new DoctorFields());
        if (proveEncryption) {
            return proveEncryption(fields);
        }
        if (department != null) {
            throw TicketsException.usage("--department needs --prove-encryption", null);
        }
        List<DoctorCheck> checks = new FilesCheck(
                        run.trust(),
                        run.folders(),
                        services.connections().profiles(),
                        run.context().folder())
                .checks();
        run.print(fields.list(run.output(), checks));
        for (DoctorCheck check : checks) {
            if (check.status() == Status.PROBLEM) {
                return ExitCode.REFUSED.value();
            }
        }
        return ExitCode.OK.value();
    }

    private int proveEncryption(DoctorFields fields) {
        String wanted = department == null ? services.profile().defaultDepartment() : department;
        if (wanted == null) {
            throw TicketsException.usage("a test ticket needs a department: -d DEPT", "tickets departments");
        }
        List<DoctorCheck> checks = new EncryptionTrial(
                        services.portal(),
                        services.proof(),
                        () -> UUID.randomUUID().toString())
                .run(NameSearch.ofDepartments()
                        .find(wanted, services.directory().departments(false)));
        run.print(fields.list(run.output(), checks));
        for (DoctorCheck check : checks) {
            if (check.status() == Status.PROBLEM) {
                throw new TicketsException(ErrorCode.INCOMPLETE, check.detail(), check.hint());
            }
        }
        return ExitCode.OK.value();
    }
}
