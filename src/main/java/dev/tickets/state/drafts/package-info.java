/** Drafts on disk, and the files that they keep. */
@NullMarked
package dev.tickets.state.drafts;

import org.jspecify.annotations.NullMarked;
