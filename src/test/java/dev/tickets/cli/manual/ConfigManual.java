package dev.tickets.cli.manual;

/** The manual page of config.toml: {@code tickets.toml(5)}. */
public final class ConfigManual {
    private ConfigManual() {}

    /** The page with every key of a profile. */
    public static String of(ManualFacts facts) {
        Roff page = new Roff("tickets.toml", 5, facts.date(), facts.version());
        page.section("NAME");
        page.line("tickets.toml \\- profiles of tickets, in the file config.toml");
        page.section("SYNOPSIS");
        page.line(Roff.italic("~/.config/tickets/config.toml"));
        page.section("DESCRIPTION");
        page.paragraph(
                "No configuration is required: `tickets login` is enough for one portal. The file holds profiles:"
                        + " each is a portal and a user of that portal, as a table `[profiles.NAME]`. The program reads the file"
                        + " and never changes it.");
        page.paragraph(
                "The active profile comes from `-p`, else `TICKETS_PROFILE`, else the key `default-profile`, else"
                        + " `default`. An option comes before a variable, a variable before the file, and the file before what"
                        + " `tickets login` kept.");
        page.section("KEYS OF THE FILE");
        page.entry(Roff.bold("default-profile"), "The profile without `-p` and `TICKETS_PROFILE`.");
        page.section("KEYS OF A PROFILE");
        for (ManualFacts.Key key : facts.keys()) {
            String preset = key.preset().isEmpty() ? "" : " Default: " + key.preset() + ".";
            page.entry(Roff.inline(key.name()) + " (" + Roff.escaped(key.type()) + ")", key.meaning() + "." + preset);
        }
        page.section("VALUES");
        facts.values().forEach(page::paragraph);
        page.section("EXAMPLES");
        page.verbatim(facts.example());
        page.section("FILES");
        facts.files().forEach((path, meaning) -> {
            if (path.contains("config.toml") || path.contains("templates")) {
                page.entry(Roff.inline(path), meaning);
            }
        });
        page.section("SECURITY");
        page.paragraph("The file is used only if no other user can change it, because it names commands that run and"
                + " addresses that get secrets. `tickets doctor` checks this. Passwords and tokens do not belong in the"
                + " file: name a file or a command that has them.");
        page.section("SEE ALSO");
        page.line(Roff.bold("tickets") + "(1), " + Roff.bold("tickets-config") + "(1), " + Roff.bold("tickets-login")
                + "(1)");
        return page.text();
    }
}
