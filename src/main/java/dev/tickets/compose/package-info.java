/** Writing a message: wizard, editor, templates, clipboard, drafts. */
@NullMarked
package dev.tickets.compose;

import org.jspecify.annotations.NullMarked;
