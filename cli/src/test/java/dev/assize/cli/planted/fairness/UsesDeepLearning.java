package dev.assize.cli.planted.fairness;

import org.deeplearning4j.nn.api.Model;

/** Breaks the table: fairness may not use DL4J. */
abstract class UsesDeepLearning {
    abstract double score(Model model);
}
