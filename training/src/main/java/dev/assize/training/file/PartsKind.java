package dev.assize.training.file;

import java.util.List;

/**
 * A kind of zip: which parts belong into it and how messages call it.
 *
 * @param what its name, for example {@code model file}
 * @param required parts that must be there
 * @param optional parts that may be there
 * @param hint what to do about a zip that has other parts
 * @param makeAgain what to do about one that is damaged, for example {@code train the model again}
 */
public record PartsKind(String what, List<String> required, List<String> optional, String hint, String makeAgain) {
    /** Copies the lists. */
    public PartsKind {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }
}
