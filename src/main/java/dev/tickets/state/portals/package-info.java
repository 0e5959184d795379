/** Facts about portals, and the pins of keys, on disk. */
@NullMarked
package dev.tickets.state.portals;

import org.jspecify.annotations.NullMarked;
