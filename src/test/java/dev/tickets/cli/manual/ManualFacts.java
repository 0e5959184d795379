package dev.tickets.cli.manual;

import java.util.List;
import java.util.Map;

/**
 * What manual pages say besides options. The texts are Markdown, from the pages in {@code docs/}.
 *
 * @param version of the program
 * @param date of the release, as year, month and day
 * @param exitCodes each exit code with its meaning
 * @param exits the exit codes of each command, by the words of the command: {@code outbox send}
 * @param files paths with their meaning
 * @param environment variables with their meaning
 * @param security sentences about secrets
 * @param keys the keys of a profile
 * @param values what the values of keys look like
 * @param example a config.toml
 */
public record ManualFacts(
        String version,
        String date,
        Map<String, String> exitCodes,
        Map<String, String> exits,
        Map<String, String> files,
        Map<String, String> environment,
        List<String> security,
        List<Key> keys,
        List<String> values,
        List<String> example) {
    /** A key of a profile, in Markdown. */
    public record Key(String name, String type, String preset, String meaning) {}
}
