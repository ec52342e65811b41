package dev.assize.training.fit;

import dev.assize.engine.clip.Records;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.RowPrices;
import dev.assize.training.settings.TrainingException;
import java.util.Arrays;

/**
 * The prices of a gap penalty while a network is trained. Decisions of the last steps are counted by cell with weights
 * that fall from step to step, multipliers follow the gaps, and with {@code p_c} the share of cell c among the rows of
 * its event a row of the cell pays {@code m_c - sum_c p_c m_c}, so that prices of an event are 0 in the mean.
 */
final class GapPrices {

    private static final double KEEP = 0.9; // of older counts in each step: a memory of ten steps

    private final RowPenalty rows;
    private final GapPenalty penalty;
    private final RowPrices.Tariff tariff;
    private final double[] favorable;
    private final double[] total;
    private final double[] upper;
    private final double[] lower;
    private final double perStep;

    /**
     * Makes prices of a training.
     *
     * @param rows whose decisions are counted
     * @param steps how many steps a pass has
     */
    GapPrices(RowPenalty rows, int steps) {
        this.rows = rows;
        perStep = rows.penalty().pace().rate() / steps;
        penalty = rows.penalty();
        tariff = new RowPrices.Tariff(
                penalty.cells(), penalty.favorable(), penalty.pace().sharpness());
        favorable = new double[penalty.cells()];
        total = new double[penalty.cells()];
        upper = new double[penalty.cells()];
        lower = new double[penalty.cells()];
    }

    /** Returns targets whose rows pay; the first of a network's outputs decides. */
    Batch priced(Batch targets) {
        return targets.withPrices(rows.prices(tariff));
    }

    /** Returns what the cells pay. */
    RowPrices.Tariff tariff() {
        return tariff;
    }

    /** Returns how many numbers {@link #counts} gives. */
    int size() {
        return 2 * total.length;
    }

    /**
     * Counts decisions of a batch that was just run.
     *
     * @param batch its targets
     * @param weights one for each row, or none
     * @return for each cell the weight of its unfavorable decisions, then that of its favorable ones
     */
    double[] counts(Batch batch, double[] weights) {
        RowPrices seen = batch.prices().orElseThrow();
        double[] counts = new double[size()];
        for (int row = 0; row < seen.rows(); row++) {
            if (seen.cell(row) != RowPrices.FREE) {
                counts[2 * seen.cell(row) + decision(seen, row)] += weights.length == 0 ? 1 : weights[row];
            }
        }
        return counts;
    }

    /** Counts decisions of records, each of which adds 1 in total, however many rows it has. */
    double[] counts(Batch batch, Records records) {
        double[] weights = new double[records.rows()];
        for (int record = 0; record < records.count(); record++) {
            int from = records.start(record);
            int to = records.start(record + 1);
            Arrays.fill(weights, from, to, 1.0 / (to - from));
        }
        return counts(batch, weights);
    }

    private static int decision(RowPrices seen, int row) {
        return seen.softDecision(row) > 0.5 ? 1 : 0;
    }

    /**
     * Moves the prices after a step.
     *
     * @param counts as {@link #counts} gives them, perhaps with noise
     * @param noise standard deviation of the noise of each count
     */
    void follow(double[] counts, double noise) {
        for (int cell = 0; cell < total.length; cell++) {
            favorable[cell] = KEEP * favorable[cell] + counts[2 * cell + 1];
            total[cell] = KEEP * total[cell] + counts[2 * cell] + counts[2 * cell + 1];
        }
        double least = Math.max(1, 4 * noise * Math.sqrt(2 / (1 - KEEP * KEEP)));
        for (int event = 0; event < penalty.events(); event++) {
            follow(event * penalty.groups(), least);
        }
    }

    /** Moves the prices of an event whose cells begin at {@code first}; cells of fewer rows than {@code least} wait. */
    private void follow(int first, double least) {
        int end = first + penalty.groups();
        double rows = Math.max(least, sum(total, first, end));
        double ofEvent = rate(sum(favorable, first, end), rows);
        double[] multipliers = new double[penalty.groups()];
        double mean = 0;
        for (int cell = first; cell < end; cell++) {
            if (total[cell] >= least) {
                multipliers[cell - first] = multiplier(cell, rate(favorable[cell], total[cell]) - ofEvent);
                mean += multipliers[cell - first] * total[cell] / rows;
            }
        }
        for (int cell = first; cell < end; cell++) {
            tariff.set(cell, total[cell] >= least ? multipliers[cell - first] - mean : 0);
        }
    }

    private static double rate(double favorable, double total) {
        return Math.max(0, Math.min(1, favorable / total)); // noise may lead out of it
    }

    private double multiplier(int cell, double gap) {
        GapPenalty.Pace pace = penalty.pace();
        upper[cell] = Math.min(pace.limit(), Math.max(0, upper[cell] + perStep * (gap - penalty.bound())));
        lower[cell] = Math.min(pace.limit(), Math.max(0, lower[cell] + perStep * (-gap - penalty.bound())));
        double excess = Math.signum(gap) * Math.max(0, Math.abs(gap) - penalty.bound());
        double wanted = upper[cell] - lower[cell] + pace.strength() * excess;
        return Math.max(-pace.limit(), Math.min(pace.limit(), wanted));
    }

    private static double sum(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    /** Returns the state for a checkpoint. */
    byte[] saved() {
        double[] state = new double[5 * total.length];
        double[][] parts = {favorable, total, upper, lower};
        for (int part = 0; part < parts.length; part++) {
            System.arraycopy(parts[part], 0, state, part * total.length, total.length);
        }
        for (int cell = 0; cell < total.length; cell++) {
            state[4 * total.length + cell] = tariff.price(cell);
        }
        return NumbersPart.write(state);
    }

    /** Goes on from a checkpoint. */
    void goOn(CheckpointFile checkpoint) {
        double[] state = NumbersPart.read(
                        checkpoint.extras().getOrDefault(CheckpointFile.PENALTY, new byte[0]), 5 * total.length)
                .orElseThrow(() -> TrainingException.of(
                        "checkpoint",
                        "it has no " + CheckpointFile.PENALTY + " that a training with a gap penalty can go on from",
                        "Start anew in another folder."));
        double[][] parts = {favorable, total, upper, lower};
        for (int part = 0; part < parts.length; part++) {
            System.arraycopy(state, part * total.length, parts[part], 0, total.length);
        }
        for (int cell = 0; cell < total.length; cell++) {
            tariff.set(cell, state[4 * total.length + cell]);
        }
    }
}
