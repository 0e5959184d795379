package dev.tickets.config;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Codes computed from a secret. Portals accept a code once (RFC 6238, section 5.2), so each step is used once on this
 * machine, by any process. A code that would expire on its way is not sent: the next period is awaited.
 */
final class TotpCodes implements SecondFactor {
    /** A code that is valid for less than this is not sent, in seconds. */
    private static final int MARGIN = 3;

    private static final long WORTH_A_NOTICE = 2_000;

    private final OtpContext context;
    private final String profile;
    private final SecretSource source;
    private @Nullable Totp totp;
    private long step;

    TotpCodes(OtpContext context, String profile, SecretSource source) {
        this.context = context;
        this.profile = profile;
        this.source = source;
    }

    /**
     * Reads the secret, and computes no code.
     *
     * @throws TicketsException (usage) if the source cannot be read or holds no such secret
     */
    static Totp read(SecretReader secrets, SecretSource source) {
        try (Secret text = secrets.read(source)) {
            return Totp.parse(text.reveal(), source.place());
        }
    }

    private Totp totp() {
        if (totp == null) {
            totp = read(context.secrets(), source);
        }
        return totp;
    }

    @Override
    public String code() {
        Totp codes = totp();
        Instant now = context.clock().instant();
        step = context.used().reserve(profile, now, Math.min(MARGIN, codes.period() - 1), codes.period());
        await(Duration.between(now, Instant.ofEpochSecond(step * codes.period())));
        return codes.code(step);
    }

    private void await(Duration wait) {
        if (wait.isNegative() || wait.isZero()) {
            return;
        }
        long seconds = wait.plusMillis(999).toSeconds();
        if (wait.compareTo(context.left().get()) >= 0) {
            throw new TicketsException(
                    ErrorCode.TIMEOUT,
                    "the next one-time code of " + source.place() + " is valid in " + seconds
                            + " s, but the time limit of this run ends before",
                    "allow more time: --timeout, TICKETS_TIMEOUT");
        }
        if (wait.toMillis() >= WORTH_A_NOTICE) {
            context.notices().accept("Waiting " + seconds + " s for the next one-time code: no code is sent twice.");
        }
        context.sleeper().sleep(wait.toMillis());
        if (Thread.currentThread().isInterrupted()) {
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted while waiting for a one-time code", null);
        }
    }

    @Override
    public boolean hasExpired() {
        return context.clock().instant().getEpochSecond() >= (step + 1) * totp().period();
    }

    @Override
    public String identity() {
        return totp().identity();
    }
}
