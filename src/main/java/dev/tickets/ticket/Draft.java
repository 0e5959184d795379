package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket or a reply as its author gives it, as far as it was given: names not yet looked up, files not yet checked.
 * It can be kept and taken up again; {@link #but()} makes another one out of it.
 *
 * @param replyTo the ticket that it answers; null for a new ticket
 * @param department id, name or part of a name; null while nobody has said, or for a reply
 * @param subject null for a reply
 * @param message the text alone; what else goes into the body is added when it is filed
 * @param service id, name or part of a name of the related service
 * @param attachments what was given with {@code -a}
 * @param packing what may be done to the attachments
 * @param impact who or what is affected
 * @param contact how to reach the author
 * @param host facts of the machine it is filed from
 * @param encrypt whether it may only leave this machine encrypted
 * @param encryptTo files or fingerprints of the keys to encrypt to; empty for what the profile says
 * @param sealed whether message and attachments are encrypted already, so that they go out as they are
 * @param reopen whether a closed ticket may be opened again for the reply
 * @param close whether the ticket is to be closed after the reply
 * @param alert what is wanted when it is raised again; null when it is sent in any case
 */
public record Draft(
        @Nullable TicketNumber replyTo,
        @Nullable String department,
        @Nullable String subject,
        @Nullable String message,
        @Nullable String service,
        List<String> cc,
        List<String> attachments,
        PackOptions packing,
        @Nullable Priority priority,
        boolean urgent,
        @Nullable String impact,
        @Nullable String contact,
        @Nullable String host,
        boolean encrypt,
        List<String> encryptTo,
        boolean sealed,
        boolean reopen,
        boolean close,
        @Nullable Alert alert) {
    public Draft {
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        encryptTo = List.copyOf(encryptTo);
    }

    /** A new ticket of which nothing is known yet. */
    public static Draft.Builder ticket() {
        return new Builder();
    }

    /** A reply of which only the ticket is known. */
    public static Draft.Builder reply(TicketNumber number) {
        Builder builder = new Builder();
        builder.replyTo = number;
        return builder;
    }

    /** A draft like this one, but for what is said next. */
    public Builder but() {
        Builder builder = new Builder();
        builder.replyTo = replyTo;
        return builder.department(department)
                .subject(subject)
                .message(message)
                .service(service)
                .cc(cc)
                .attachments(attachments)
                .packing(packing)
                .priority(priority)
                .urgent(urgent)
                .impact(impact)
                .contact(contact)
                .host(host)
                .encrypt(encrypt)
                .encryptTo(encryptTo)
                .sealed(sealed)
                .reopen(reopen)
                .close(close)
                .alert(alert);
    }

    /** Whether it answers a ticket. */
    public boolean isReply() {
        return replyTo != null;
    }

    /** Collects what is known of a draft. */
    public static final class Builder {
        private @Nullable TicketNumber replyTo;
        private @Nullable String department;
        private @Nullable String subject;
        private @Nullable String message;
        private @Nullable String service;
        private List<String> cc = List.of();
        private List<String> attachments = List.of();
        private PackOptions packing = PackOptions.NONE;
        private @Nullable Priority priority;
        private boolean urgent;
        private @Nullable String impact;
        private @Nullable String contact;
        private @Nullable String host;
        private boolean encrypt;
        private List<String> encryptTo = List.of();
        private boolean sealed;
        private boolean reopen;
        private boolean close;
        private @Nullable Alert alert;

        private Builder() {}

        public Builder department(@Nullable String given) {
            department = given;
            return this;
        }

        public Builder subject(@Nullable String given) {
            subject = given;
            return this;
        }

        public Builder message(@Nullable String given) {
            message = given;
            return this;
        }

        public Builder service(@Nullable String given) {
            service = given;
            return this;
        }

        public Builder cc(List<String> given) {
            cc = given;
            return this;
        }

        public Builder attachments(List<String> given) {
            attachments = given;
            return this;
        }

        public Builder packing(PackOptions given) {
            packing = given;
            return this;
        }

        public Builder priority(@Nullable Priority given) {
            priority = given;
            return this;
        }

        public Builder urgent(boolean given) {
            urgent = given;
            return this;
        }

        public Builder impact(@Nullable String given) {
            impact = given;
            return this;
        }

        public Builder contact(@Nullable String given) {
            contact = given;
            return this;
        }

        public Builder host(@Nullable String given) {
            host = given;
            return this;
        }

        public Builder encrypt(boolean given) {
            encrypt = given;
            return this;
        }

        public Builder encryptTo(List<String> given) {
            encryptTo = given;
            return this;
        }

        public Builder sealed(boolean given) {
            sealed = given;
            return this;
        }

        public Builder reopen(boolean given) {
            reopen = given;
            return this;
        }

        public Builder close(boolean given) {
            close = given;
            return this;
        }

        public Builder alert(@Nullable Alert given) {
            alert = given;
            return this;
        }

        public Draft draft() {
            return new Draft(
                    replyTo,
                    department,
                    subject,
                    message,
                    service,
                    cc,
                    attachments,
                    packing,
                    priority,
                    urgent,
                    impact,
                    contact,
                    host,
                    encrypt,
                    encryptTo,
                    sealed,
                    reopen,
                    close,
                    alert);
        }
    }
}
