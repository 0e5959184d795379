package dev.tickets.state;

/** Whether a user other than the one of this process, or root, can change a file: by owner, group and mode alone. */
enum Ownership {
    /** Only this user and root can change it. */
    TRUSTED,
    /** Its owner can change it at any time, whatever its mode says. */
    OF_ANOTHER_USER,
    /** The members of its group can change it. */
    WRITABLE_BY_GROUP,
    /** Every user can change it. */
    WRITABLE_BY_OTHERS;

    /**
     * The verdict on one file, folder or link; those above it are judged by themselves. The mode of a link means
     * nothing. In a sticky folder other users can make files of their own, and touch no others. What a device says
     * comes from the device.
     */
    static Ownership of(UnixFile file, ProcessUser user) {
        if (file.isDevice()) {
            return TRUSTED;
        }
        if (!user.trusts(file.uid())) {
            return OF_ANOTHER_USER;
        }
        if (file.isLink() || file.isSticky()) {
            return TRUSTED;
        }
        if (file.isWritableByOthers()) {
            return WRITABLE_BY_OTHERS;
        }
        return file.isWritableByGroup() && !user.isAloneIn(file.gid()) ? WRITABLE_BY_GROUP : TRUSTED;
    }
}
