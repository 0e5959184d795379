package dev.tickets.config;

import org.jspecify.annotations.Nullable;

/** Where the one-time codes of a login come from. */
public interface SecondFactor {
    /** For logins that need only a password. */
    SecondFactor NONE = new SecondFactor() {
        @Override
        public @Nullable String code() {
            return null;
        }

        @Override
        public String identity() {
            return "";
        }
    };

    /**
     * A code that was not sent before; may wait for the next period.
     *
     * @return null for none
     * @throws dev.tickets.ticket.TicketsException (usage) when the source cannot be read, (timeout) when the time limit
     *     of the run ends before the code's period begins
     */
    @Nullable
    String code();

    /** Whether the period of the last code has ended, so that the portal may have refused the code for that reason. */
    default boolean hasExpired() {
        return false;
    }

    /** What tells this source from a changed one; may be a secret, and is never printed. */
    String identity();

    /** A code that a person has typed. */
    static SecondFactor ofCode(String code) {
        return new SecondFactor() {
            @Override
            public String code() {
                return code;
            }

            @Override
            public String identity() {
                return code;
            }
        };
    }
}
