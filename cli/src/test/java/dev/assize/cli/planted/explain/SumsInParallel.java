package dev.assize.cli.planted.explain;

import java.util.List;

/** Breaks a habit: the sum depends on the order in which threads end. */
final class SumsInParallel {
    double sum(List<Double> values) {
        return values.parallelStream().mapToDouble(Double::doubleValue).sum();
    }
}
