package dev.tickets.attach;

import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Sha256;
import java.io.IOException;
import java.util.List;

/** The note in a message that explains how to join the parts of a split file, and how to verify them. */
final class JoiningNote {
    private final StringBuilder text = new StringBuilder();

    void add(AttachmentSource.Inner whole, List<ReadyAttachment> parts) throws IOException {
        add(whole.name(), whole.name(), "", Sha256.sha256(whole.path(), whole.size()), parts);
    }

    /**
     * @param name of the file that was encrypted, then split
     * @param sum SHA-256 of the encrypted file
     */
    void addEncrypted(String name, String sum, List<ReadyAttachment> parts) throws IOException {
        String joined = name + PgpZip.SUFFIX;
        String decrypt =
                "  gpg --decrypt " + ShellWord.quoted("./" + joined) + " > " + ShellWord.quoted("./" + name) + "\n";
        add(name, joined, decrypt, sum, parts);
    }

    private void add(String name, String joined, String then, String sum, List<ReadyAttachment> parts)
            throws IOException {
        int count = parts.size();
        String first = parts.get(0).name();
        String stem = first.substring(0, first.lastIndexOf(".part1of"));
        text.append(text.isEmpty() ? "" : "\n")
                .append(name)
                .append(" was too large for one attachment. To join its ")
                .append(count)
                .append(" parts:\n")
                .append("  for i in $(seq ")
                .append(count)
                .append("); do unzip -p ")
                .append(ShellWord.quoted("./" + stem + ".part"))
                .append("\"$i\"of")
                .append(count)
                .append(".zip; done > ")
                .append(ShellWord.quoted("./" + joined))
                .append('\n')
                .append(then)
                .append("SHA-256:\n");
        sum(joined, sum);
        for (ReadyAttachment part : parts) {
            sum(part.name(), Sha256.sha256(part.path(), part.size()));
        }
    }

    String text() {
        return text.toString().stripTrailing();
    }

    private void sum(String name, String sum) {
        text.append("  ").append(sum).append("  ").append(name).append('\n');
    }
}
