package dev.assize.audit;

import java.util.Optional;

/** The words of a first audit file and a first policy. */
interface StarterFiles {
    /**
     * Returns the audit file.
     *
     * @param path leads to the data from its folder
     * @param labels leads to the file of the labels, where there is one
     */
    String audit(String path, Optional<String> labels);

    /** Returns the policy. */
    String policy();
}
