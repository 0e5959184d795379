package dev.tickets.cli;

import dev.tickets.config.ProfileName;
import dev.tickets.config.ProgramVersion;
import dev.tickets.config.RunningJava;
import dev.tickets.doctor.ConfigChecks;
import dev.tickets.doctor.Doctor;
import dev.tickets.doctor.DoctorContext;
import dev.tickets.doctor.FolderChecks;
import dev.tickets.doctor.Forgetting;
import dev.tickets.doctor.MachineChecks;
import dev.tickets.doctor.PortalTopics;
import dev.tickets.doctor.StoredChecks;
import dev.tickets.doctor.TopicGroup;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.DoctorCheck.Status;
import dev.tickets.render.DoctorFields;
import dev.tickets.render.DoctorGroup;
import dev.tickets.render.DoctorReport;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Check this machine, the configuration, the stored files and the portal.",
            "Each line says what was found, what it means, and what to type. With -p, only that profile is checked."
        },
        footer = {
            "",
            "Exit code: 0 without problems, else 1.",
            "",
            "Examples:",
            "  tickets doctor",
            "  tickets doctor --redacted",
            "  tickets doctor -p work --deep",
            "  tickets doctor --prove-encryption -d VPS"
        })
final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--redacted",
            description = "Leave out names, addresses, paths, ticket numbers and all other private parts, so that the"
                    + " report can be published.")
    boolean redacted;

    @Option(names = "--offline", description = "Check this machine alone: no portal is asked.")
    boolean offline;

    @Option(
            names = "--deep",
            description = "Download an attachment, too, and compare it with the one that was sent. Nothing is filed.")
    boolean deep;

    @Option(
            names = "--forget",
            description = "Forget what was learned of the portal (attachments, time zone, texts, CC, its API), and say"
                    + " what that was.")
    boolean forget;

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
    private final List<DoctorPortal> portals = new ArrayList<>();

    DoctorCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        DoctorFields fields = run.checked(new DoctorFields(redacted));
        if (proveEncryption) {
            return proveEncryption(fields);
        }
        if (department != null) {
            throw TicketsException.usage("--department needs --prove-encryption", null);
        }
        if (redacted) {
            // notices and requests name what the report leaves out
            if (run.options().verbosity() > 0) {
                throw TicketsException.usage("--verbose shows requests, which --redacted cannot leave out", null);
            }
            run.options().quiet = true;
        }
        if (forget) {
            run.print(fields.list(
                    run.output(), Forgetting.forget(services.connections().facts(services.profile()))));
            return ExitCode.OK.value();
        }
        List<DoctorGroup> groups = Doctor.run(groups());
        portals.forEach(DoctorPortal::close);
        List<DoctorCheck> checks =
                groups.stream().flatMap(group -> group.checks().stream()).toList();
        run.print(
                run.isForPerson()
                        ? DoctorReport.text(groups, run.style(), redacted)
                        : fields.list(run.output(), checks));
        boolean fine = checks.stream().noneMatch(check -> check.status() == Status.PROBLEM);
        return (fine ? ExitCode.OK : ExitCode.REFUSED).value();
    }

    /** All topics, in the order of the report. Topics for the portal come last, because they may take long. */
    private List<TopicGroup> groups() {
        Connections connections = services.connections();
        String chosen = chosen();
        DoctorContext local = new DoctorContext(
                run.context().environment(),
                run.context().folder(),
                run.context().clock(),
                run.trust(),
                run::folders,
                connections::profiles,
                chosen,
                profile -> connections.facts(profile).offset());
        List<TopicGroup> groups = new ArrayList<>();
        groups.add(new MachineChecks(local, RunningJava.current(), ProgramVersion.NAME, system())
                .group(System.getProperty("java.class.path", "")));
        groups.add(new FolderChecks(local).group());
        groups.add(new ConfigChecks(local).group());
        groups.add(new StoredChecks(local, services::outbox).group());
        for (String profile : offline ? List.<String>of() : profiles(chosen)) {
            DoctorPortal portal = new DoctorPortal(run, services, profile);
            portals.add(portal);
            groups.addAll(PortalTopics.of(portal, deep));
        }
        return groups;
    }

    /** The profile that is chosen, else all; none where the configuration cannot be read. */
    private Collection<String> profiles(@Nullable String chosen) {
        if (chosen != null) {
            return List.of(chosen);
        }
        try {
            return services.connections().profiles().names();
        } catch (TicketsException reportedByOtherChecks) {
            return List.of();
        }
    }

    /** The profile that the option or variables choose; null for none, and where only an unreadable file names it. */
    private @Nullable String chosen() {
        String option = run.options().profile;
        String named = option == null ? run.variable("TICKETS_PROFILE") : option;
        if (named != null) {
            return ProfileName.check(named);
        }
        try {
            return services.connections().isOneChosen() ? services.connections().profileName() : null;
        } catch (TicketsException reportedByOtherChecks) {
            return null;
        }
    }

    private static String system() {
        return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "") + " ("
                + System.getProperty("os.arch", "") + ")";
    }

    private int proveEncryption(DoctorFields fields) {
        if (redacted) {
            throw TicketsException.usage("--prove-encryption reports a ticket, so it has no --redacted", null);
        }
        String wanted = department == null ? services.profile().defaultDepartment() : department;
        if (wanted == null) {
            throw TicketsException.usage("a test ticket needs a department: -d DEPT", "tickets departments");
        }
        List<DoctorCheck> checks = services.trial()
                .run(NameSearch.ofDepartments()
                        .find(wanted, services.directory().departments(false)));
        run.print(fields.list(run.output(), checks));
        for (DoctorCheck check : checks) {
            if (check.status() == Status.PROBLEM) {
                throw new TicketsException(ErrorCode.INCOMPLETE, check.detail().text(), check.hintText());
            }
        }
        return ExitCode.OK.value();
    }
}
