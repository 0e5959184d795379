package dev.tickets.doctor;

import dev.tickets.config.AnotherUsersHome;
import dev.tickets.config.Folders;
import dev.tickets.config.Profile;
import dev.tickets.config.Profiles;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.portals.LearnedOffset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What local checks look at. Folders and profiles are asked for by each check, because a broken configuration must not
 * end the run.
 *
 * @param folder that relative paths start from
 * @param chosen the only profile to check; null for all
 * @param offsets the offset from UTC that was learned of a profile's portal; null for none
 */
public record DoctorContext(
        Map<String, String> environment,
        Path folder,
        Clock clock,
        TrustedFiles trust,
        Supplier<Folders> folders,
        Supplier<Profiles> profiles,
        @Nullable String chosen,
        Function<Profile, @Nullable LearnedOffset> offsets) {
    /**
     * The names of the profiles to check, sorted.
     *
     * @throws dev.tickets.ticket.TicketsException (usage) when the configuration cannot be read
     */
    List<String> profileNames() {
        return chosen != null
                ? List.of(chosen)
                : List.copyOf(new TreeSet<>(profiles.get().names()));
    }

    /** Whether root runs in the home of another user, where the program neither reads nor writes. */
    boolean isInAnotherHome() {
        return AnotherUsersHome.find(environment) != null;
    }

    /** Whether entries and drafts of that profile are to be checked. */
    boolean covers(String profile) {
        return chosen == null || chosen.equals(profile);
    }

    /** The value of a variable; empty if unset. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
