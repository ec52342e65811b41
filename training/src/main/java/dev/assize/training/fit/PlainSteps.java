package dev.assize.training.fit;

import dev.assize.core.Seed;
import dev.assize.engine.plan.Batch;
import dev.assize.training.privacy.PrivateHistory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Steps on every row once in each pass, in an order that is shuffled anew. */
final class PlainSteps implements Steps {
    private static final double ROUNDING = 1e-6; // of weights in single precision
    private static final double[] NO_WEIGHTS = {};

    private final EngineNetwork engine;
    private final FitOptions options;
    private final FitData data;
    private final Seed seed;
    private final List<Batch> inputs;
    private final List<Batch> targets;
    private final double[] weights;
    private final boolean weighted;
    private final int steps;
    private final int[] curve;
    private final Optional<GapPrices> prices;
    private final Optional<Adversary> adversary;
    private RowOrder order;

    PlainSteps(
            EngineNetwork engine,
            FitOptions options,
            FitData data,
            Seed seed,
            Optional<GapPrices> prices,
            Optional<Adversary> adversary) {
        this.engine = engine;
        this.options = options;
        this.data = data;
        this.seed = seed;
        inputs = data.training().inputBatches();
        this.prices = prices;
        this.adversary = adversary;
        List<Batch> plain = data.training().targets().batches(options.step().labelSmoothing());
        targets = prices.map(asked -> List.of(asked.priced(plain.get(0)))).orElse(plain);
        weights = meanOne(data.training().weights());
        weighted = Arrays.stream(weights).anyMatch(weight -> Math.abs(weight - 1) > ROUNDING);
        steps = RowOrder.steps(data.training().rows(), options.batchSize());
        curve = data.curve(seed);
        order = order(0);
    }

    private RowOrder order(int passes) {
        Seed shuffle = seed.child("order").child(passes + 1);
        return RowOrder.shuffled(data.training().rows(), options.batchSize(), shuffle);
    }

    @Override
    public int perPass() {
        return steps;
    }

    @Override
    public void begin(Course course) {
        order = order(course.passes());
    }

    @Override
    public boolean permitted(Course course) {
        return true;
    }

    @Override
    public OptionalDouble take(Course course) {
        int[] rows = order.rowsOf(course.step());
        List<Batch> chosen = select(inputs, rows);
        double[] rowWeights = weighted ? pick(weights, rows) : NO_WEIGHTS;
        long random = seed.child("dropout").child(course.iteration()).value();
        List<Batch> answers = select(targets, rows);
        double[] losses = adversary
                .map(other -> other.play(
                        engine.forward(chosen, random),
                        engine.plan().layerCount() - 1,
                        answers.get(0),
                        rowWeights,
                        rows))
                .orElseGet(() -> engine.train(chosen, answers, rowWeights, random));
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            loss += (weighted ? rowWeights[i] : 1) * losses[i];
        }
        loss /= rows.length;
        if (!Double.isFinite(loss)) {
            throw breakdown(course, course.step() + 1).of(loss, engine, engine.forward(chosen, random));
        }
        engine.step(course.passes(), rows.length);
        prices.ifPresent(asked -> asked.follow(asked.counts(answers.get(0), rowWeights), 0));
        return OptionalDouble.of(loss);
    }

    @Override
    public long rowsAfter(int count) {
        return order.start(count);
    }

    @Override
    public SortedMap<String, Score> measured(Course course) {
        SortedMap<String, Score> parts = new TreeMap<>();
        parts.put(EpochScores.TRAINING, measure(data.training(), curve, course));
        data.validation().ifPresent(held -> parts.put(EpochScores.VALIDATION, measure(held, allOf(held), course)));
        return parts;
    }

    private static int[] allOf(Examples examples) {
        return IntStream.range(0, examples.rows()).toArray();
    }

    private Score measure(Examples examples, int[] rows, Course course) {
        Measure.Measured measured = Measure.of(engine.plan(), examples, rows);
        if (!measured.finite()) {
            int[] first = Arrays.copyOf(rows, Math.min(rows.length, options.batchSize()));
            throw breakdown(course, steps)
                    .of(measured.loss(), engine, engine.forward(select(examples.inputBatches(), first)));
        }
        return measured.score();
    }

    private Breakdown breakdown(Course course, int step) {
        return new Breakdown(course.passes() + 1, step, steps, course.keptEpoch());
    }

    @Override
    public Kept state() {
        return engine.state();
    }

    @Override
    public Map<String, byte[]> saved() {
        return prices.map(asked -> Map.of(CheckpointFile.PENALTY, asked.saved()))
                .or(() -> adversary.map(other -> Map.of(CheckpointFile.ADVERSARY, other.saved())))
                .orElseGet(Map::of);
    }

    @Override
    public Optional<PrivateHistory> privacy() {
        return Optional.empty();
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
