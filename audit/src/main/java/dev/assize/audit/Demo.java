package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The audit that shows the main job: a network trained on the embedded loan applications. */
public final class Demo {
    /** Name of the audit file. */
    public static final String AUDIT = "audit.yaml";

    /** Name of the policy. */
    private static final String POLICY = "policy.yaml";

    private Demo() {}

    /**
     * Writes the audit file and its policy to a folder, so that everybody can read and change them.
     *
     * @param directory an existing folder
     * @return the audit file
     * @throws AuditException if one of them is there already and says something else
     */
    public static Path write(Path directory) {
        requireUnchanged(POLICY, directory);
        requireUnchanged(AUDIT, directory);
        copy(POLICY, directory);
        return copy(AUDIT, directory);
    }

    /** Nobody's own audit file, and no change of the demo's, is overwritten. */
    private static void requireUnchanged(String name, Path directory) {
        Path file = directory.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Arrays.equals(bytes(file), resource(name))) {
            throw new AuditException(
                    Place.of(file.toString()),
                    "the file is there already, is not what the demo writes, and is not overwritten",
                    "Audit it with 'assize audit', or remove it, or say --out with another folder.");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw cannot("read", file, e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Demo.class.getResourceAsStream("demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource demo/" + name + " is missing from the jar of Assize");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource demo/" + name + " from the jar of Assize", e);
        }
    }

    private static AuditException cannot(String what, Path file, IOException cause) {
        Problem problem = new Problem(
                Place.of(file.toString()),
                "the demo cannot " + what + " this file (" + cause.getClass().getSimpleName() + ")",
                "Say --out with a folder that you may write to.");
        return new AuditException(List.of(problem), cause);
    }

    private static Path copy(String name, Path directory) {
        Path target = directory.resolve(name);
        try {
            return Files.write(target, resource(name));
        } catch (IOException e) {
            throw cannot("write", target, e);
        }
    }
}
