package dev.tickets.doctor;

import dev.tickets.config.RunningJava;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The program, Java and the locale. */
public final class MachineChecks {
    /** Java gets security fixes four times a year, so this many months without one are too many. */
    private static final int OLD_IN_MONTHS = 12;

    private static final Pattern UTF_8 = Pattern.compile("(?i)(.*\\.)?utf-?8(@.*)?");
    private static final List<String> NO_LOCALE = List.of("", "C", "POSIX");

    private final DoctorContext context;
    private final RunningJava java;
    private final String version;
    private final String system;

    /**
     * Checks of this process.
     *
     * @param version of the program: {@code tickets 1.2.3}
     * @param system name and version of the operating system
     */
    public MachineChecks(DoctorContext context, RunningJava java, String version, String system) {
        this.context = context;
        this.java = java;
        this.version = version;
        this.system = system;
    }

    /** All checks of this process. */
    public TopicGroup group(String classPath) {
        ArchiveCheck archive = new ArchiveCheck(context, java, classPath);
        return new TopicGroup(
                "This program",
                List.of(
                        Topic.of("program", this::program),
                        Topic.of("java", this::java),
                        Topic.of("class archive", archive::check),
                        Topic.of("locale", this::locale)));
    }

    private DoctorCheck program() {
        return DoctorCheck.ok(
                "program", RedactableText.of("{} on {}", RedactableText.safe(version), RedactableText.safe(system)));
    }

    DoctorCheck java() {
        RedactableText found = RedactableText.of(
                "Java {} ({}), {}",
                RedactableText.safe(java.version()),
                RedactableText.safe(java.vendor()),
                java.home());
        if (!java.vm().contains("HotSpot") && !java.vm().contains("OpenJDK")) {
            return DoctorCheck.warning("java", found)
                    .meaning(RedactableText.of(
                            "The program is not tested with this virtual machine ({}), and has no class archive there:"
                                    + " each start takes longer.",
                            RedactableText.safe(java.vm())))
                    .hint(RedactableText.of("install OpenJDK 17 or later, and set JAVA_HOME to its folder"));
        }
        LocalDate released = java.released();
        LocalDate today =
                LocalDate.ofInstant(context.clock().instant(), context.clock().getZone());
        if (released != null && released.plusMonths(OLD_IN_MONTHS).isBefore(today)) {
            return DoctorCheck.warning("java", found)
                    .meaning(RedactableText.of(
                            "This Java is of {}: security fixes since then are missing, also those of TLS.",
                            RedactableText.safe(released.toString())))
                    .hint(RedactableText.of("update Java, or set JAVA_HOME to the folder of a newer Java"));
        }
        return DoctorCheck.ok("java", found);
    }

    DoctorCheck locale() {
        String encoding = java.encoding();
        if (!UTF_8.matcher(encoding).matches()) {
            return DoctorCheck.problem(
                            "locale",
                            RedactableText.of(
                                    "Java reads file names and arguments as {}", RedactableText.safe(encoding)))
                    .meaning(RedactableText.of(
                            "Files whose names have letters beyond ASCII cannot be attached or saved."))
                    .hint(RedactableText.of("export LC_ALL=C.UTF-8, or another UTF-8 locale of: locale -a"));
        }
        for (String variable : List.of("LC_CTYPE", "LANG")) {
            String given = context.variable(variable);
            if (!NO_LOCALE.contains(given.toUpperCase(Locale.ROOT))) {
                return UTF_8.matcher(given).matches() ? utf8() : otherLocale(variable, given);
            }
        }
        return utf8();
    }

    private static DoctorCheck utf8() {
        return DoctorCheck.ok("locale", RedactableText.of("UTF-8"));
    }

    private static DoctorCheck otherLocale(String variable, String given) {
        return DoctorCheck.warning(
                        "locale",
                        RedactableText.of(
                                "{} is {}, which is no UTF-8 locale",
                                RedactableText.safe(variable),
                                RedactableText.hidden(PrivatePart.TEXT, given)))
                .meaning(RedactableText.of("The program writes UTF-8: the terminal may show other letters."))
                .hint(RedactableText.of("export {}=C.UTF-8", RedactableText.safe(variable)));
    }
}
