package dev.tickets.config;

/** Makes the second factor of a profile. */
public final class SecondFactors {
    private final OtpContext context;

    public SecondFactors(OtpContext context) {
        this.context = context;
    }

    /** Reads nothing before the first code. */
    public SecondFactor of(Profile profile) {
        SecretSource source = profile.secrets().secondFactor();
        if (source == null) {
            return SecondFactor.NONE;
        }
        return source.kind() == SecretSource.Kind.OTP_SECRET
                ? new TotpCodes(context, profile.name(), source)
                : new CommandCodes(context.secrets(), source);
    }

    /** Codes that a command prints. */
    private record CommandCodes(SecretReader secrets, SecretSource source) implements SecondFactor {
        @Override
        public String code() {
            try (Secret code = secrets.read(source)) {
                return code.reveal();
            }
        }

        @Override
        public String identity() {
            return String.valueOf(source.command());
        }
    }
}
