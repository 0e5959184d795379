package dev.tickets.config;

import dev.tickets.state.Sleeper;
import dev.tickets.state.logins.UsedCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What one-time codes are made with.
 *
 * @param left time until the run must end
 * @param notices for a person who waits
 */
public record OtpContext(
        SecretReader secrets,
        UsedCodes used,
        Clock clock,
        Sleeper sleeper,
        Supplier<Duration> left,
        Consumer<String> notices) {}
