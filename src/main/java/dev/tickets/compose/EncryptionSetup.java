package dev.tickets.compose;

import dev.tickets.compose.FormBackend.ImportedKey;
import dev.tickets.encrypt.KeyStore;
import dev.tickets.encrypt.PublicKey;
import dev.tickets.encrypt.PublicKeys;
import dev.tickets.filing.Directory;
import dev.tickets.filing.EncryptionTrial;
import dev.tickets.render.DoctorCheck;
import dev.tickets.ticket.NameSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes encryption possible: with an imported key, or with a test of the portal.
 *
 * @param trial tests the portal with a ticket
 */
public record EncryptionSetup(
        WritingContext context, Supplier<KeyStore> keys, Supplier<EncryptionTrial> trial, Directory directory) {
    List<ImportedKey> importKeys(String file) {
        Path path = context.folder()
                .resolve(
                        file.startsWith("~/")
                                ? context.environment().getOrDefault("HOME", "") + file.substring(1)
                                : file);
        List<ImportedKey> imported = new ArrayList<>();
        for (PublicKey key : keys.get()
                .addAll(
                        PublicKeys.in(context.trust().checked(path)),
                        context.clock().instant())) {
            imported.add(new ImportedKey(key.fingerprint().hex(), key.toString()));
        }
        return imported;
    }

    /** Tests the portal in this department: id, name or a part of the name. */
    String test(String department) {
        List<String> results = new ArrayList<>();
        for (DoctorCheck check :
                trial.get().run(NameSearch.ofDepartments().find(department, directory.departments(false)))) {
            results.add(check.detail().text());
        }
        return String.join("\n", results);
    }
}
