package dev.assize.engine.clip;

/** Checks numbers that have to be above 0. */
final class Positive {
    private Positive() {}

    static void check(String name, double number) {
        if (!(number > 0) || number > Double.MAX_VALUE) {
            throw new IllegalArgumentException(
                    name + " is " + number + "; give a finite number above 0, since it bounds what one record adds");
        }
    }
}
