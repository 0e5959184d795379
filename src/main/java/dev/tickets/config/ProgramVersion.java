package dev.tickets.config;

/** The version of this program: a constant, so that no file is opened for it. */
public final class ProgramVersion {
    /** The version alone. */
    public static final String NUMBER = "0.1.0";

    /** Name and version. */
    public static final String NAME = "tickets " + NUMBER;

    private ProgramVersion() {}
}
