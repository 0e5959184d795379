/** What survives a power cut: atomic files, JSON files, file trees, and the rule which files are trusted. */
@NullMarked
package dev.tickets.state;

import org.jspecify.annotations.NullMarked;
