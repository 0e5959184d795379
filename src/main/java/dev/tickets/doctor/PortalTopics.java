package dev.tickets.doctor;

import java.util.ArrayList;
import java.util.List;

/** The checks of one profile's portal. */
public final class PortalTopics {
    private PortalTopics() {}

    /** The way to the portal, the account there, and what is known of the portal. */
    public static List<TopicGroup> of(PortalAccess access, boolean deep) {
        Steps steps = new Steps();
        new ServerTopics(access).addTo(steps);
        List<Topic> server = steps.topics();
        AccountTopics account = new AccountTopics(access);
        account.addTo(steps);
        List<TopicGroup> groups = new ArrayList<>();
        groups.add(new TopicGroup("Connection", server));
        if (deep) {
            steps.end("download", () -> new DownloadCheck(access, account::portal).checks());
        }
        groups.add(new TopicGroup("Account", steps.topics()));
        groups.add(new TopicGroup("Known of the portal", List.of(new KnownTopics(access).topic())));
        return groups;
    }
}
