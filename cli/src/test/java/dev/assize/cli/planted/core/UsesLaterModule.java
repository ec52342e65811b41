package dev.assize.cli.planted.core;

import dev.assize.cli.planted.fairness.CountsDecisions;

/** Breaks the table: core uses fairness. */
final class UsesLaterModule {
    CountsDecisions counts = new CountsDecisions();
}
