package dev.tickets.doctor;

import dev.tickets.config.Profile;
import dev.tickets.config.Profiles;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.portals.LearnedOffset;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration: the file, its profiles, and time zones. */
public final class ConfigChecks {
    private static final String FILE = "config.toml";
    private static final String PROFILE = "profile";
    private static final String ZONE = "time zone";

    /** The line and the column after the name of the file. */
    private static final Pattern PLACE = Pattern.compile("config\\.toml:(\\d{1,9}):(\\d{1,9})");

    private final DoctorContext context;

    public ConfigChecks(DoctorContext context) {
        this.context = context;
    }

    /** All checks of the configuration. */
    public TopicGroup group() {
        return new TopicGroup(
                "Configuration",
                List.of(
                        new Topic(FILE, this::file),
                        new Topic(PROFILE, this::profiles),
                        new Topic(ZONE, this::zones),
                        new Topic("programs", () -> new ProgramsCheck(context).checks())));
    }

    private List<DoctorCheck> file() {
        if (context.isInAnotherHome()) {
            return List.of();
        }
        Path file = context.folders().get().configFile();
        try {
            int count = context.profiles().get().configured().size();
            context.profiles().get().requireUsualProfile();
            RedactableText found = !Files.exists(file)
                    ? RedactableText.of("{} does not exist, and is not required", file)
                    : count == 1
                            ? RedactableText.of("{} has 1 profile", file)
                            : RedactableText.of("{} has {} profiles", file, count);
            return List.of(DoctorCheck.ok(FILE, found));
        } catch (TicketsException e) {
            return List.of(fault(FILE, RedactableText.of("the file"), e)
                    .meaning(RedactableText.of("No command that needs a profile can run.")));
        }
    }

    private List<DoctorCheck> profiles() {
        if (context.isInAnotherHome() || !isReadable()) {
            return List.of();
        }
        List<String> names = context.profileNames();
        if (names.isEmpty()) {
            return List.of(DoctorCheck.warning(PROFILE, RedactableText.of("there are no profiles"))
                    .meaning(RedactableText.of("Only the practice portal can be used."))
                    .hint(RedactableText.of("tickets login")));
        }
        List<DoctorCheck> checks = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(Profile.SANDBOX)) {
                checks.addAll(profile(name));
            }
        }
        return checks;
    }

    /** All faults of a profile, or that there are none. */
    private List<DoctorCheck> profile(String name) {
        RedactableText named = RedactableText.of("profile {}", RedactableText.hidden(PrivatePart.PROFILE, name));
        Profiles profiles = context.profiles().get();
        List<DoctorCheck> checks = new ArrayList<>();
        for (TicketsException fault : profiles.faults(name)) {
            checks.add(fault(PROFILE, named, fault));
        }
        if (checks.isEmpty()) {
            try {
                Profile profile = profiles.get(name);
                checks.add(DoctorCheck.ok(
                        PROFILE,
                        RedactableText.of(
                                "{}: no faults (a portal of type {})",
                                RedactableText.hidden(PrivatePart.PROFILE, name),
                                profile.type())));
            } catch (TicketsException e) {
                checks.add(fault(PROFILE, named, e));
            }
        }
        return checks;
    }

    /** A fault as a problem; its line and column are public. */
    private static DoctorCheck fault(String check, RedactableText what, TicketsException fault) {
        RedactableText detail = RedactableText.message(fault);
        Matcher place = PLACE.matcher(fault.getMessage());
        if (!place.find()) {
            return DoctorCheck.failure(check, fault);
        }
        RedactableText redacted = RedactableText.of(
                "{} has a fault in line {}, column {}: {}",
                what,
                Integer.parseInt(place.group(1)),
                Integer.parseInt(place.group(2)),
                detail);
        return DoctorCheck.failure(check, fault).detail(detail.withRedacted(redacted));
    }

    private boolean isReadable() {
        try {
            context.profiles().get().configured();
            return true;
        } catch (TicketsException reportedByTheCheckOfTheFile) {
            return false;
        }
    }

    private List<DoctorCheck> zones() {
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(machine());
        if (isReadable()) {
            for (String name : context.profileNames()) {
                checks.addAll(zone(name));
            }
        }
        return checks;
    }

    private DoctorCheck machine() {
        String wanted = context.variable("TZ");
        ZoneId zone = context.clock().getZone();
        if (!wanted.isEmpty() && !isKnown(wanted)) {
            return DoctorCheck.warning(
                            ZONE, RedactableText.of("TZ is {}, which is no time zone of this machine", wanted))
                    .meaning(RedactableText.of("Times are shown in {}.", zone.getId()))
                    .hint(RedactableText.of("set TZ to a name like Asia/Tokyo, or unset TZ"));
        }
        return DoctorCheck.ok(ZONE, RedactableText.of("this machine: {}", zone.getId()));
    }

    /** {@code TZ} is a name, a path, or a rule like {@code CET-1CEST}; only a name can be wrong by a typing error. */
    private static boolean isKnown(String wanted) {
        String name = wanted.startsWith(":") ? wanted.substring(1) : wanted;
        if (!name.contains("/") || name.startsWith("/")) {
            return true;
        }
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    /** The zone of the portal's times; nothing for a profile with faults, and for a portal that names the zone. */
    private List<DoctorCheck> zone(String name) {
        if (name.equals(Profile.SANDBOX)) {
            return List.of();
        }
        Profile profile;
        try {
            profile = context.profiles().get().get(name);
        } catch (TicketsException reportedByTheCheckOfProfiles) {
            return List.of();
        }
        if (profile.type() == PortalType.RT) {
            return List.of();
        }
        Object named = RedactableText.hidden(PrivatePart.PROFILE, name);
        if (profile.timeZone() != null) {
            return List.of(DoctorCheck.ok(
                    ZONE,
                    RedactableText.of(
                            "the portal of profile {}: {}, by the configuration",
                            named,
                            profile.timeZone().getId())));
        }
        LearnedOffset learned = context.offsets().apply(profile);
        return List.of(
                learned == null
                        ? DoctorCheck.ok(ZONE, RedactableText.of("the portal of profile {}: not known yet", named))
                                .meaning(RedactableText.of("Times are shown as the portal writes them. The first"
                                        + " message that you send shows the portal's time zone."))
                                .hint(RedactableText.of("time-zone = \"Asia/Tokyo\" in config.toml"))
                        : DoctorCheck.ok(
                                ZONE, RedactableText.of("the portal of profile {}: {}", named, learned.words())));
    }
}
