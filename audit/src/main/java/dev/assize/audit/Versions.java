package dev.assize.audit;

import java.util.Optional;

/** The versions that a result depends on. */
public final class Versions {
    private Versions() {}

    /** Returns the version of Assize, or {@code "development"} when it does not run from its jar. */
    public static String assize() {
        return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Returns the feature version of Java, for example {@code "17"}. */
    public static String java() {
        return Integer.toString(Runtime.version().feature());
    }
}
