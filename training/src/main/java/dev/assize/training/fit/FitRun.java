package dev.assize.training.fit;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.plan.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One training, from where its course is to the end. */
final class FitRun {
    private static final double ROUNDING = 1e-6; // of weights in single precision
    private static final double[] NO_WEIGHTS = {};

    private final EngineNetwork engine;
    private final Course course;
    private final FitOptions options;
    private final FitData data;
    private final Seed seed;
    private final List<Batch> inputs;
    private final List<Batch> targets;
    private final double[] weights;
    private final boolean weighted;
    private final int steps;
    private final int[] curve;

    FitRun(EngineNetwork engine, Course course, FitOptions options, FitData data, Seed seed) {
        this.engine = engine;
        this.course = course;
        this.options = options;
        this.data = data;
        this.seed = seed;
        inputs = data.training().inputBatches();
        targets = data.training().targets().batches(options.step().labelSmoothing());
        weights = meanOne(data.training().weights());
        weighted = Arrays.stream(weights).anyMatch(weight -> Math.abs(weight - 1) > ROUNDING);
        steps = RowOrder.steps(data.training().rows(), options.batchSize());
        curve = data.curve(seed);
    }

    /** Trains until the last epoch is over or patience has run out. */
    FitHistory toTheEnd(Optional<CheckpointStore> store, Progress progress) {
        while (unfinished()) {
            pass(store, progress);
            finishPass();
            store.ifPresent(checkpoints -> checkpoints.passDone(course, engine, !unfinished()));
        }
        boolean early = course.passes() < options.epochs();
        return new FitHistory(engine.parameters(), data.training().rows(), course.epochs(), course.keptEpoch(), early);
    }

    private boolean unfinished() {
        int patience = options.stopping().patience();
        boolean patient =
                data.validation().isEmpty() || patience == 0 || course.passes() - course.bestEpoch() < patience;
        return course.passes() < options.epochs() && patient;
    }

    private void pass(Optional<CheckpointStore> store, Progress progress) {
        Seed shuffle = seed.child("order").child(course.passes() + 1);
        RowOrder order = RowOrder.shuffled(data.training().rows(), options.batchSize(), shuffle);
        while (course.step() < steps) {
            double loss = step(order.rowsOf(course.step()));
            course.stepDone();
            tell(progress, loss, order.start(course.step()));
            store.ifPresent(checkpoints -> checkpoints.stepDone(course, engine));
        }
    }

    private double step(int[] rows) {
        List<Batch> chosen = select(inputs, rows);
        double[] rowWeights = weighted ? pick(weights, rows) : NO_WEIGHTS;
        long random = seed.child("dropout").child(course.iteration()).value();
        double[] losses = engine.train(chosen, select(targets, rows), rowWeights, random);
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            loss += (weighted ? rowWeights[i] : 1) * losses[i];
        }
        loss /= rows.length;
        if (!Double.isFinite(loss)) {
            throw breakdown(course.step() + 1).of(loss, engine, engine.forward(chosen, random));
        }
        engine.step(course.passes(), rows.length);
        return loss;
    }

    private void finishPass() {
        SortedMap<String, Score> parts = new TreeMap<>();
        parts.put(EpochScores.TRAINING, measure(data.training(), curve));
        data.validation().ifPresent(held -> parts.put(EpochScores.VALIDATION, measure(held, allOf(held))));
        course.passDone(new EpochScores(course.passes() + 1, parts));
        boolean better = parts.containsKey(EpochScores.VALIDATION)
                && course.epochs()
                                .get(course.passes() - 1)
                                .validation()
                                .orElseThrow()
                                .loss()
                        < course.lossToBeat() - options.stopping().minimumImprovement();
        if (better) {
            course.best();
        }
        if (better || data.validation().isEmpty() || !options.stopping().restoresBest()) {
            course.keep(engine.state());
        }
    }

    private Score measure(Examples examples, int[] rows) {
        Measure.Measured measured = Measure.of(engine.plan(), examples, rows);
        if (!measured.finite()) {
            int[] first = Arrays.copyOf(rows, Math.min(rows.length, options.batchSize()));
            throw breakdown(steps).of(measured.loss(), engine, engine.forward(select(examples.inputBatches(), first)));
        }
        return measured.score();
    }

    private static int[] allOf(Examples examples) {
        return IntStream.range(0, examples.rows()).toArray();
    }

    private Breakdown breakdown(int step) {
        return new Breakdown(course.passes() + 1, step, steps, course.keptEpoch());
    }

    private void tell(Progress progress, double loss, int rowsOfPass) {
        long rows = data.training().rows();
        progress.at(
                String.format(
                        Locale.ROOT,
                        "training: epoch %d of %d, loss %.4f",
                        course.passes() + 1,
                        options.epochs(),
                        loss),
                course.passes() * rows + rowsOfPass,
                options.epochs() * rows,
                "rows");
    }

    private static List<Batch> select(List<Batch> batches, int[] rows) {
        return batches.stream().map(batch -> batch.select(rows)).toList();
    }

    private static double[] pick(double[] from, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = from[rows[i]];
        }
        return picked;
    }

    private static double[] meanOne(float[] weights) {
        double total = 0;
        for (float weight : weights) {
            total += weight;
        }
        double[] scaled = new double[weights.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = weights[row] * (scaled.length / total);
        }
        return scaled;
    }
}
