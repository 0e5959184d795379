package dev.tickets.fuzz;

import dev.tickets.attach.ZipFuzz;
import dev.tickets.config.ConfigFuzz;
import dev.tickets.encrypt.KeyFuzz;
import dev.tickets.encrypt.MessageFuzz;
import dev.tickets.encrypt.ThreadTextFuzz;
import dev.tickets.portal.hostbill.HostBillFuzz;
import dev.tickets.portal.rt.RtFuzz;
import dev.tickets.render.HtmlTextFuzz;
import dev.tickets.render.SafeTextFuzz;
import dev.tickets.sandbox.MultipartFuzz;
import dev.tickets.ticket.SafeFileNameFuzz;
import java.util.Locale;

/**
 * The readers of bytes from others. Each has a folder of inputs of the same name below {@code src/test/resources/fuzz}.
 */
enum FuzzTarget {
    HOSTBILL(HostBillFuzz.class, HostBillFuzz::fuzzerTestOneInput),
    RT(RtFuzz.class, RtFuzz::fuzzerTestOneInput),
    HTML(HtmlTextFuzz.class, HtmlTextFuzz::fuzzerTestOneInput),
    TERMINAL(SafeTextFuzz.class, SafeTextFuzz::fuzzerTestOneInput),
    FILE_NAME(SafeFileNameFuzz.class, SafeFileNameFuzz::fuzzerTestOneInput),
    CONFIG(ConfigFuzz.class, ConfigFuzz::fuzzerTestOneInput),
    ZIP(ZipFuzz.class, ZipFuzz::fuzzerTestOneInput),
    PGP_MESSAGE(MessageFuzz.class, MessageFuzz::fuzzerTestOneInput),
    PGP_TEXT(ThreadTextFuzz.class, ThreadTextFuzz::fuzzerTestOneInput),
    PGP_KEY(KeyFuzz.class, KeyFuzz::fuzzerTestOneInput),
    MULTIPART(MultipartFuzz.class, MultipartFuzz::fuzzerTestOneInput);

    /** Reads the bytes and checks the result. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] input) throws Exception;
    }

    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final Reader reader;

    FuzzTarget(Class<?> type, Reader reader) {
        this.type = type;
        this.reader = reader;
    }

    /** The class that the fuzzer calls. */
    Class<?> type() {
        return type;
    }

    /** Reads one input, as the fuzzer does. */
    void read(byte[] input) throws Exception {
        reader.read(input);
    }

    /** The name in commands and of folders: {@code pgp-message}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
