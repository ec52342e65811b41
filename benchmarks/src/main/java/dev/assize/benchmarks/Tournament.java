package dev.assize.benchmarks;

import java.util.List;

/**
 * Times contestants in turns, so that a machine that is slower for some seconds is slower for all of them. One round
 * is one turn of each.
 */
final class Tournament {
    private final int rounds;
    private final double turnMillis;
    private final double warmUpMillis;

    /**
     * Makes a tournament.
     *
     * @param rounds how many turns each contestant has
     * @param turnMillis about how long a turn takes; a single run may take longer
     * @param warmUpMillis how long each contestant runs before the first round
     */
    Tournament(int rounds, double turnMillis, double warmUpMillis) {
        if (rounds < 1 || !(turnMillis >= 0) || !(warmUpMillis >= 0)) {
            throw new IllegalArgumentException("a tournament of " + rounds + " rounds with turns of " + turnMillis
                    + " ms after " + warmUpMillis + " ms cannot measure; give at least one round and times of at "
                    + "least 0");
        }
        this.rounds = rounds;
        this.turnMillis = turnMillis;
        this.warmUpMillis = warmUpMillis;
    }

    /** Returns for each contestant its median time of each round, in milliseconds. */
    List<double[]> hold(List<Contestant> contestants) {
        int[] runs = contestants.stream().mapToInt(this::warmUp).toArray();
        List<double[]> millis =
                contestants.stream().map(contestant -> new double[rounds]).toList();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < runs.length; i++) {
                millis.get(i)[round] = contestants.get(i).medianMillis(runs[i]);
            }
        }
        return millis;
    }

    /** Runs a contestant until it is warm; returns how many runs make a turn. */
    private int warmUp(Contestant contestant) {
        double spent = 0;
        int runs = 1;
        double one = Double.MAX_VALUE;
        while (spent < warmUpMillis || one == Double.MAX_VALUE) {
            one = contestant.medianMillis(runs);
            spent += one * runs;
            runs = (int) Math.max(1, Math.min(turnMillis / Math.max(one, 1e-3), 2.0 * runs));
        }
        return runs;
    }
}
