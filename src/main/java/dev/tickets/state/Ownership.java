package dev.tickets.state;

/** Whether a user other than the one of this process, or root, can change a file: by owner, group and mode alone. */
enum Ownership {
    /** Only this user and root can change it. */
    TRUSTED,
    /** The owner can change the file at any time, with any mode. */
    OF_ANOTHER_USER,
    /** The members of its group can change it. */
    WRITABLE_BY_GROUP,
    /** Every user can change it. */
    WRITABLE_BY_OTHERS;

    /**
     * The verdict on one file, folder or link; the folders above are judged separately. The mode of a link means
     * nothing. In a sticky folder, as {@code /tmp}, other users can make files, and touch only these. The data of a
     * device, which only root can make, comes from the device.
     */
    static Ownership of(UnixFile file, ProcessUser user) {
        int type = file.mode() & UnixFile.TYPE;
        if (type == UnixFile.DEVICE) {
            return TRUSTED;
        }
        if (!user.trusts(file.uid())) {
            return OF_ANOTHER_USER;
        }
        return type == UnixFile.LINK ? TRUSTED : byMode(file, user);
    }

    /** The verdict on a file or folder by its mode alone, without regard to its owner. */
    static Ownership byMode(UnixFile file, ProcessUser user) {
        int mode = file.mode();
        if ((mode & UnixFile.TYPE) == UnixFile.FOLDER && (mode & UnixFile.STICKY) != 0) {
            return TRUSTED;
        }
        if ((mode & 0002) != 0) {
            return WRITABLE_BY_OTHERS;
        }
        return (mode & 0020) != 0 && !user.isAloneIn(file.gid()) ? WRITABLE_BY_GROUP : TRUSTED;
    }
}
