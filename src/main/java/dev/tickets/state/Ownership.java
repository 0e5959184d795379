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
    WRITABLE_BY_OTHERS
}
