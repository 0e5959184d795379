package dev.tickets.ticket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An alert that may be raised repeatedly ({@code --dedup-key}), and what to do then.
 *
 * @param key the subject of the alert: alerts with the same key belong to one ticket
 * @param ifOpen what to do while that ticket is open
 * @param minInterval replies within this time after the key's last message are dropped; null for no limit
 * @param portalWide whether tickets of other machines count
 */
public record Alert(String key, IfOpen ifOpen, @Nullable Duration minInterval, boolean portalWide) {}
