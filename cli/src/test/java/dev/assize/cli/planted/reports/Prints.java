package dev.assize.cli.planted.reports;

/** Breaks a habit: a library prints. */
final class Prints {
    void print() {
        System.err.println("a library prints");
    }
}
