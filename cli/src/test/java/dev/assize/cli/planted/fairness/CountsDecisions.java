package dev.assize.cli.planted.fairness;

import dev.assize.cli.planted.core.Vocabulary;

/** Keeps to the table: fairness may use core. */
public final class CountsDecisions {
    Vocabulary word = new Vocabulary("rate");
}
