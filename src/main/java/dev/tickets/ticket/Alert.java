package dev.tickets.ticket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a ticket tells of something that may be raised again and again ({@code --dedup-key}), and what is wanted then.
 *
 * @param key what it is about: alerts with the same key belong into the same ticket
 * @param ifOpen what is wanted while that ticket is open
 * @param minInterval replies that come sooner than this after the key's last message are left out; null for none
 * @param portalWide whether tickets of other machines count, too
 */
public record Alert(String key, IfOpen ifOpen, @Nullable Duration minInterval, boolean portalWide) {}
