package dev.assize.audit.file;

import dev.assize.core.Digest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an audit file says.
 *
 * @param origin where it was read from
 * @param title what is audited, in a few words
 * @param data the table
 * @param split which rows train and which judge
 * @param model what decides
 * @param checks what is looked at
 * @param policy the policy file, relative to the audit file
 * @param report what is written where
 */
public record AuditFile(
        Origin origin,
        String title,
        DataSection data,
        SplitSection split,
        ModelSection model,
        ChecksSection checks,
        Optional<String> policy,
        ReportSection report) {
    /**
     * Where an audit file was read from.
     *
     * @param source the file as the user named it
     * @param folder what the paths in it are relative to
     * @param digest SHA-256 of its bytes
     */
    public record Origin(String source, Path folder, Digest digest) {
        /** Returns a path of the file as the process sees it; {@code ..} is left to the system, which follows links. */
        public Path resolve(String path) {
            return folder.resolve(path);
        }
    }
}
