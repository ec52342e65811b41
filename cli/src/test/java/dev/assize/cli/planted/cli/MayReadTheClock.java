package dev.assize.cli.planted.cli;

import java.time.LocalDate;

/** Keeps to the rules: the command line reads the clock and prints. */
final class MayReadTheClock {
    void print() {
        System.out.println(LocalDate.now(java.time.ZoneOffset.UTC));
    }
}
