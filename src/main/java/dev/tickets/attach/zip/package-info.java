/** Zip archives, written on all cores. */
@NullMarked
package dev.tickets.attach.zip;

import org.jspecify.annotations.NullMarked;
