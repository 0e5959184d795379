package dev.tickets.portal.rt;

import java.net.URI;

/**
 * A Request Tracker with the queues Technical Support, Billing, Odd (a lifecycle of its own) and Locked (its customers
 * may not change tickets), the customers carol and dave, norights, and the agent, who is staff.
 */
interface RtServer extends AutoCloseable {
    URI address();

    String token(String user);

    /** The password of each user is derived from the name. */
    static String password(String user) {
        return user + "-pass";
    }

    @Override
    void close();
}
