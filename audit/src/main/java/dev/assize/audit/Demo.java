package dev.assize.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The audit that shows the main job: a network trained on the embedded loan applications. */
public final class Demo {
    /** Name of the audit file. */
    public static final String AUDIT = "audit.yaml";

    private static final String POLICY = "policy.yaml";

    private Demo() {}

    /**
     * Writes the audit file and its policy to a folder, so that everybody can read and change them.
     *
     * @param directory an existing folder
     * @return the audit file
     */
    public static Path write(Path directory) {
        copy(POLICY, directory);
        return copy(AUDIT, directory);
    }

    private static Path copy(String name, Path directory) {
        Path target = directory.resolve(name);
        try (InputStream in = Demo.class.getResourceAsStream("demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource demo/" + name + " is missing from the jar of Assize");
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target + " for the demo", e);
        }
    }
}
