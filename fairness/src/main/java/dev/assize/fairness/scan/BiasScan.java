package dev.assize.fairness.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the subgroup whose outcomes differ most from the predicted probabilities. A subgroup is a set of values of each
 * attribute; an attribute with all its values is not restricted. All subgroups are tried while there are no more than
 * {@value #MOST_TRIED}, else a beam of {@value #BEAM} is followed from the whole and from every single value, adding
 * and taking away one value at a time, which may miss the best.
 */
public final class BiasScan {
    /** More subgroups than this are not all tried. */
    public static final long MOST_TRIED = 20_000;

    private static final int BEAM = 10;
    private static final int MOST_VALUES = 62;

    private final int[] sizes;
    private final List<ScanCell> cells;
    private final long[] full;

    private BiasScan(int[] sizes, List<ScanCell> cells) {
        this.sizes = sizes;
        this.cells = cells;
        this.full = Arrays.stream(sizes).mapToLong(size -> (1L << size) - 1).toArray();
    }

    /**
     * Makes a scan.
     *
     * @param sizes shape [attributes], how many values each has, 1 to 62
     * @param cells the people
     */
    public static BiasScan of(int[] sizes, List<ScanCell> cells) {
        for (int size : sizes) {
            if (size < 1 || size > MOST_VALUES) {
                throw new IllegalArgumentException("an attribute of a scan has " + size + " values; allowed are 1 to "
                        + MOST_VALUES + ", put rare values together");
            }
        }
        return new BiasScan(sizes.clone(), List.copyOf(cells));
    }

    /**
     * Returns the subgroup of the highest score.
     *
     * @param tooHigh whether predictions that are too high are sought, else too low
     * @param penalty what each listed value of a restricted attribute costs, at least 0
     */
    public ScanFinding search(boolean tooHigh, double penalty) {
        Candidate best = subgroups() <= MOST_TRIED ? exhaustive(tooHigh, penalty) : beam(tooHigh, penalty);
        return finding(best, subgroups() <= MOST_TRIED);
    }

    /**
     * Returns the finding of one subgroup, as if nothing else had been tried.
     *
     * @param sets shape [attributes], the places of the values of each; empty means not restricted
     */
    public double score(List<List<Integer>> sets, boolean tooHigh, double penalty) {
        long[] bits = full.clone();
        for (int attribute = 0; attribute < bits.length; attribute++) {
            if (!sets.get(attribute).isEmpty()) {
                bits[attribute] = sets.get(attribute).stream()
                        .mapToLong(value -> 1L << value)
                        .reduce(0, (a, b) -> a | b);
            }
        }
        return Math.max(0, candidate(bits, tooHigh, penalty).score());
    }

    /** Returns how many subgroups there are. */
    public double subgroups() {
        return Arrays.stream(full).mapToDouble(set -> set).reduce(1, (a, b) -> a * b);
    }

    private Candidate exhaustive(boolean tooHigh, double penalty) {
        long[] sets = new long[sizes.length];
        Arrays.fill(sets, 1);
        Candidate best = candidate(full, tooHigh, penalty);
        do {
            Candidate next = candidate(sets.clone(), tooHigh, penalty);
            best = next.score() > best.score() ? next : best;
        } while (advance(sets));
        return best;
    }

    private boolean advance(long[] sets) {
        for (int attribute = 0; attribute < sets.length; attribute++) {
            if (sets[attribute] < full[attribute]) {
                sets[attribute]++;
                return true;
            }
            sets[attribute] = 1;
        }
        return false;
    }

    private Candidate beam(boolean tooHigh, double penalty) {
        Set<List<Long>> seen = new HashSet<>();
        List<Candidate> beam = new ArrayList<>(List.of(candidate(full, tooHigh, penalty)));
        List<Candidate> frontier = singles(tooHigh, penalty);
        Candidate best = beam.get(0);
        while (!frontier.isEmpty()) {
            frontier.addAll(beam);
            frontier.sort(Comparator.comparingDouble(Candidate::score).reversed());
            beam = new ArrayList<>(frontier.subList(0, Math.min(BEAM, frontier.size())));
            best = beam.get(0);
            frontier = new ArrayList<>();
            for (Candidate from : beam) {
                for (long[] sets : neighbors(from.sets())) {
                    if (seen.add(Arrays.stream(sets).boxed().toList())) {
                        frontier.add(candidate(sets, tooHigh, penalty));
                    }
                }
            }
        }
        return best;
    }

    private List<Candidate> singles(boolean tooHigh, double penalty) {
        List<Candidate> singles = new ArrayList<>();
        for (int attribute = 0; attribute < sizes.length; attribute++) {
            for (int value = 0; value < sizes[attribute]; value++) {
                long[] sets = full.clone();
                sets[attribute] = 1L << value;
                singles.add(candidate(sets, tooHigh, penalty));
            }
        }
        return singles;
    }

    private List<long[]> neighbors(long[] sets) {
        List<long[]> neighbors = new ArrayList<>();
        for (int attribute = 0; attribute < sizes.length; attribute++) {
            for (int value = 0; value < sizes[attribute]; value++) {
                long[] next = sets.clone();
                next[attribute] ^= 1L << value;
                if (next[attribute] != 0) {
                    neighbors.add(next);
                }
            }
        }
        return neighbors;
    }

    private Candidate candidate(long[] sets, boolean tooHigh, double penalty) {
        List<ScanCell> chosen = cells.stream().filter(cell -> cell.isIn(sets)).toList();
        double cost = 0;
        for (int attribute = 0; attribute < sets.length; attribute++) {
            cost += sets[attribute] == full[attribute] ? 0 : penalty * Long.bitCount(sets[attribute]);
        }
        return new Candidate(sets, BernoulliScore.of(chosen, tooHigh) - cost);
    }

    private ScanFinding finding(Candidate best, boolean exhaustive) {
        long people = cells.stream()
                .filter(cell -> cell.isIn(best.sets()))
                .mapToLong(ScanCell::people)
                .sum();
        List<List<Integer>> values = new ArrayList<>();
        for (int attribute = 0; attribute < sizes.length; attribute++) {
            List<Integer> listed = new ArrayList<>();
            for (int value = 0; value < sizes[attribute] && best.sets()[attribute] != full[attribute]; value++) {
                if (((best.sets()[attribute] >> value) & 1) == 1) {
                    listed.add(value);
                }
            }
            values.add(listed);
        }
        double score = Math.max(0, best.score());
        return new ScanFinding(values, score, people, Math.min(1, subgroups() * Math.exp(-score)), exhaustive);
    }

    /** A subgroup and its score less the penalty. */
    private static final class Candidate {
        private final long[] sets;
        private final double score;

        Candidate(long[] sets, double score) {
            this.sets = sets;
            this.score = score;
        }

        long[] sets() {
            return sets;
        }

        double score() {
            return score;
        }
    }
}
