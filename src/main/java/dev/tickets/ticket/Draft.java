package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket or a reply while it is being written: names are not looked up yet, files are not checked yet. {@link #but()}
 * makes another draft out of one.
 *
 * <p>A component of {@link Secrets} is secret, every other component is public. Encryption, kept drafts and the outbox
 * derive what they encrypt and what they leave out from {@link Builder#withoutSecrets()}, so a new secret field belongs
 * into {@code Secrets}, and its line into {@link MessageBody}.
 *
 * @param replyTo the ticket that the draft answers; null for a new ticket
 * @param department id, name or part of a name; null while it is open, or for a reply
 * @param subject null for a reply
 * @param service id, name or part of a name of the related service. Public where the portal has a field for the
 *     service; where a line of the body names the service, the line is encrypted with the body
 * @param attachments the arguments of {@code -a}
 * @param packing how attachments may be changed
 * @param secrets the fields that leave this machine only encrypted, if encryption is wanted
 * @param encryption whether the secrets and the attachments must be encrypted, or are encrypted already
 * @param encryptTo files or fingerprints of the keys to encrypt to; empty for the profile's
 * @param reopen whether a closed ticket may be opened again for the reply
 * @param close whether the ticket is to be closed after the reply
 * @param mayErase whether closing may erase text that the portal keeps encrypted
 * @param alert for a message that may be a repeated alert; else null
 */
public record Draft(
        @Nullable TicketNumber replyTo,
        @Nullable String department,
        @Nullable String subject,
        @Nullable String service,
        List<String> cc,
        List<String> attachments,
        PackOptions packing,
        @Nullable Priority priority,
        boolean urgent,
        Secrets secrets,
        Encryption encryption,
        List<String> encryptTo,
        boolean reopen,
        boolean close,
        boolean mayErase,
        @Nullable Alert alert) {
    public Draft {
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        encryptTo = List.copyOf(encryptTo);
    }

    /**
     * The secret fields of a draft, all in the body of the message.
     *
     * @param message the text alone; {@link MessageBody} adds the lines of the other fields
     * @param impact who or what is affected
     * @param contact how to reach the author
     * @param host facts of the machine that the ticket is filed from
     */
    public record Secrets(
            @Nullable String message,
            @Nullable String impact,
            @Nullable String contact,
            @Nullable String host) {
        /** No secret field is filled in. */
        public static final Secrets NONE = new Secrets(null, null, null, null);
    }

    /** Whether a draft is to be encrypted, or is already. */
    public enum Encryption {
        /** The draft is sent unencrypted. */
        NONE,
        /** The secrets and the attachments may leave this machine only encrypted. */
        WANTED,
        /** The message and the attachments are encrypted, and are sent unchanged. */
        DONE
    }

    /** A new ticket with no field filled in. */
    public static Draft.Builder ticket() {
        return new Builder();
    }

    /** A reply with no field filled in but the ticket. */
    public static Draft.Builder reply(TicketNumber number) {
        Builder builder = new Builder();
        builder.replyTo = number;
        return builder;
    }

    /** A copy of this draft, with some fields changed. */
    public Builder but() {
        Builder builder = new Builder();
        builder.replyTo = replyTo;
        builder.secrets = secrets;
        builder.encryption = encryption;
        return builder.department(department)
                .subject(subject)
                .service(service)
                .cc(cc)
                .attachments(attachments)
                .packing(packing)
                .priority(priority)
                .urgent(urgent)
                .encryptTo(encryptTo)
                .reopen(reopen)
                .close(close)
                .mayErase(mayErase)
                .alert(alert);
    }

    /** Whether the draft answers a ticket. */
    public boolean isReply() {
        return replyTo != null;
    }

    /** The command that writes such a message: {@code create} or {@code reply}. */
    public String kind() {
        return isReply() ? "reply" : "create";
    }

    /** The message in a sentence: {@code the ticket} or {@code the reply}. */
    public String noun() {
        return isReply() ? "the reply" : "the ticket";
    }

    /** Whether the draft may leave this machine only encrypted. */
    public boolean encrypt() {
        return encryption != Encryption.NONE;
    }

    /** Whether the message and the attachments are already encrypted. */
    public boolean isEncrypted() {
        return encryption == Encryption.DONE;
    }

    /** Whether the secrets must not be stored unencrypted: encryption is wanted and not done yet. */
    public boolean isSecret() {
        return encryption == Encryption.WANTED;
    }

    public @Nullable String message() {
        return secrets.message;
    }

    public @Nullable String impact() {
        return secrets.impact;
    }

    public @Nullable String contact() {
        return secrets.contact;
    }

    public @Nullable String host() {
        return secrets.host;
    }

    /** Collects the fields of a draft. */
    public static final class Builder {
        private @Nullable TicketNumber replyTo;
        private @Nullable String department;
        private @Nullable String subject;
        private @Nullable String service;
        private Secrets secrets = Secrets.NONE;
        private List<String> cc = List.of();
        private List<String> attachments = List.of();
        private PackOptions packing = PackOptions.NONE;
        private @Nullable Priority priority;
        private boolean urgent;
        private Encryption encryption = Encryption.NONE;
        private List<String> encryptTo = List.of();
        private boolean reopen;
        private boolean close;
        private boolean mayErase;
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
            secrets = new Secrets(given, secrets.impact, secrets.contact, secrets.host);
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
            secrets = new Secrets(secrets.message, given, secrets.contact, secrets.host);
            return this;
        }

        public Builder contact(@Nullable String given) {
            secrets = new Secrets(secrets.message, secrets.impact, given, secrets.host);
            return this;
        }

        public Builder host(@Nullable String given) {
            secrets = new Secrets(secrets.message, secrets.impact, secrets.contact, given);
            return this;
        }

        /** Whether the draft must be encrypted before it leaves this machine. An encrypted draft stays encrypted. */
        public Builder encrypt(boolean given) {
            if (encryption != Encryption.DONE) {
                encryption = given ? Encryption.WANTED : Encryption.NONE;
            }
            return this;
        }

        public Builder encryption(Encryption given) {
            encryption = given;
            return this;
        }

        /** The draft without its secrets: {@code text} holds them, encrypted. */
        public Builder encrypted(String text) {
            encryption = Encryption.DONE;
            return withoutSecrets().message(text);
        }

        /** Replaces every secret field. */
        public Builder secrets(Secrets given) {
            secrets = given;
            return this;
        }

        /** Removes every secret field. */
        public Builder withoutSecrets() {
            return secrets(Secrets.NONE);
        }

        public Builder encryptTo(List<String> given) {
            encryptTo = given;
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

        public Builder mayErase(boolean given) {
            mayErase = given;
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
                    service,
                    cc,
                    attachments,
                    packing,
                    priority,
                    urgent,
                    secrets,
                    encryption,
                    encryptTo,
                    reopen,
                    close,
                    mayErase,
                    alert);
        }
    }
}
