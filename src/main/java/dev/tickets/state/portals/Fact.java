package dev.tickets.state.portals;

/** What can be known of a portal. The time zone of its times is another one: see {@link LearnedOffset}. */
public enum Fact {
    /** Whether the portal has shown the CC addresses of a ticket. */
    CC("keepsCc", Boolean.class),
    /** The field by which tickets name their related service. */
    SERVICE_FIELD("serviceField", String.class),
    /** Whether attachments sent as multipart arrived. */
    MULTIPART("multipart", Boolean.class),
    /** Whether attachments inside JSON arrived. */
    JSON("json", Boolean.class),
    /** Whether messages sent with the portal's own encryption came back marked so. */
    ENCRYPTION("encrypts", Boolean.class),
    /** The day on which the portal was seen to lose characters beyond the Basic Multilingual Plane. */
    BMP_ONLY("bmpOnly", String.class),
    /** Whether the portal's own description of its API has tickets. */
    API_TICKETS("apiTickets", Boolean.class),
    /** The fields of a new ticket that the description lists, separated by blanks. */
    API_FIELDS("apiFields", String.class);

    private final String key;
    private final Class<?> type;

    Fact(String key, Class<?> type) {
        this.key = key;
        this.type = type;
    }

    /** Whether the value is one of this fact: the file may hold anything. */
    boolean isValue(Object value) {
        return type.isInstance(value) && !value.equals("");
    }

    /** The name in the file. */
    String key() {
        return key;
    }
}
