package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that reads files asks {@code TrustedFiles} first, or there is a reason why it need not. */
class TrustedReadersTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/tickets");
    private static final Pattern READS = Pattern.compile(
            "Files\\.(readAllBytes|readString|readAllLines|newInputStream|newBufferedReader|lines|list|walk"
                    + "|newDirectoryStream|walkFileTree)\\(|JsonFile\\.read\\(|BoundedFile\\.\\w+\\(|new FileInputStream\\(");
    private static final Pattern ASKS = Pattern.compile("\\.checked(Secret|IfOpen)?\\(");

    /** Rooms that read what the user attaches, and the practice portal, whose folder the commands check. */
    private static final Pattern DATA = Pattern.compile("(attach|sandbox)/.*");

    private static final Map<String, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry("config/FilesCheck.java", "looks for what is not to be trusted"),
            Map.entry("cli/MessageOptions.java", "a message is data"),
            Map.entry("filing/OwnKeyCipher.java", "an attachment is data"),
            Map.entry("cli/start/Utf8Arguments.java", "the command line, of the kernel"),
            Map.entry("cli/start/SecureAnswer.java", "a key of training, made by the program in the same run"),
            Map.entry("compose/Clipboard.java", "a picture that the program has just written"),
            Map.entry("state/drafts/DraftFiles.java", "an attachment is data"),
            Map.entry("compose/Editor.java", "Drafts checks the draft, Staging the room in memory"),
            Map.entry("compose/HostInfo.java", "what the kernel and the system say of the machine"),
            Map.entry("state/BoundedFile.java", "those who call it check the file"),
            Map.entry("config/ConfigFile.java", "Profiles checks the file"),
            Map.entry("config/RunningJava.java", "what the kernel says of this process"),
            Map.entry("doctor/ArchiveCheck.java", "looks at names and times, and reads no content"),
            Map.entry("state/JsonFile.java", "those who call it check the file"),
            Map.entry("state/portals/PortalFactsStore.java", "checked when it is made"),
            Map.entry("state/ProcessUser.java", "the system's lists of users and groups"),
            Map.entry("ticket/Sha256.java", "sums of attachments, which are data"),
            Map.entry("state/SystemRandom.java", "a device"),
            Map.entry("state/FileTrees.java", "deletes, and reads nothing"),
            Map.entry("encrypt/PrivateKeyFile.java", "Decrypter checks the file"),
            Map.entry("encrypt/PublicKeys.java", "KeyStore, Recipients and KeyCommand check the file"),
            Map.entry("state/drafts/EditedText.java", "Drafts checks the draft, Staging the room in memory"),
            Map.entry("state/outbox/EntryDamage.java", "Entry checks the folder"),
            Map.entry("portal/http/CaFile.java", "Connections checks the file"),
            Map.entry("portal/http/AuthorityCache.java", "does without a file that has a fault"),
            Map.entry("portal/http/AuthorityStore.java", "the store of Java, which Java itself reads"),
            Map.entry("compose/FilePattern.java", "finds names of files to attach"),
            Map.entry("terminal/PathCompletion.java", "offers names of files to attach"),
            Map.entry("terminal/Terminal.java", "the terminal, a device")));

    @Test
    void each_class_that_reads_files_checks_them_or_says_why_not() throws IOException {
        TreeSet<String> unchecked = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = SOURCES.relativize(source).toString();
                String text = Files.readString(source);
                boolean asks = ASKS.matcher(text).find() && !REASONS.containsKey(name);
                if (READS.matcher(text).find() && !asks && !DATA.matcher(name).matches()) {
                    unchecked.add(name);
                }
            }
        }

        assertThat(unchecked).isEqualTo(new TreeSet<>(REASONS.keySet()));
    }
}
