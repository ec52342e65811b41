package dev.assize.training.fit;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.plan.Batch;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.AdaptiveNorm;
import dev.assize.training.privacy.BudgetGuard;
import dev.assize.training.privacy.NoisyGradient;
import dev.assize.training.privacy.PrivateCounts;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.privacy.PrivatePlan;
import dev.assize.training.privacy.PrivatePlanner;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.privacy.RunningAverage;
import dev.assize.training.privacy.StepCount;
import dev.assize.training.settings.TrainingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Steps on records that are drawn at random, with clipped gradients and noise. Nothing is measured or told but the
 * parameters; a step without any record is noise alone.
 */
final class PrivateSteps implements Steps {
    private static final int RESERVATIONS_PER_PASS = 10;
    private static final int RECORDS = 0; // parts of the stream of a step's choice
    private static final int ROWS = 1;

    private final EngineNetwork engine;
    private final PrivateTraining training;
    private final PrivatePlan plan;
    private final RecordRows records;
    private final RecordBatch batches;
    private final NoisyGradient gradient;
    private final StepCount count;
    private final BudgetGuard guard;
    private final Optional<AdaptiveNorm> adaptive;
    private final PrivateCounts counts;
    private Optional<GapPrices> prices = Optional.empty();
    private Optional<RunningAverage> average = Optional.empty();
    private UnaryOperator<Clipping> defect = UnaryOperator.identity(); // none but in a test
    private Reservation reservation;
    private long nonFinite;
    private boolean ended;

    private PrivateSteps(EngineNetwork engine, PrivateTraining training, PrivatePlan plan, RecordBatch batches) {
        this.engine = engine;
        this.training = training;
        this.plan = plan;
        this.batches = batches;
        records = batches.records();
        gradient = new NoisyGradient(engine.plan(), training.source());
        count = new StepCount(training);
        guard = plan.guard();
        adaptive = plan.adaptiveNorm();
        counts = plan.counts();
        reservation = new Reservation(Optional.empty(), training, 1);
    }

    /**
     * Plans the steps of a training.
     *
     * @throws TrainingException if the budget cannot be kept, something is held out, or the network has layers that mix
     *     examples
     */
    static PrivateSteps of(
            EngineNetwork engine, FitOptions options, FitData data, PrivateTraining training, Seed seed) {
        if (data.validation().isPresent()) {
            throw TrainingException.of(
                    "training examples",
                    data.validation().get().rows() + " examples are held out in private training",
                    "Hold nothing out: choosing an epoch by them is not covered by the guarantee.");
        }
        List<Problem> problems = engine.plan().clippingProblems();
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        RecordRows records =
                RecordRows.of(data.training(), training.settings().sampling().userRows());
        PrivatePlan plan =
                new PrivatePlanner(training.settings(), options.batchSize(), options.epochs()).plan(records.count());
        RecordBatch batches = new RecordBatch(
                data.training(), records, options, training.settings().extras(), seed);
        return new PrivateSteps(engine, training, plan, batches);
    }

    /**
     * Lets rows pay for gaps.
     *
     * @throws TrainingException if batches are too small to count decisions by group with so much noise
     */
    void withPrices(GapPrices asked) {
        prices = Optional.of(asked);
        batches.charge(asked);
        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            double multiplier = afterNorm(plan.noiseMultiplier(epoch));
            if (!counts.fits(multiplier)) {
                throw TrainingException.of(
                        "training settings",
                        "batches of " + plan.divisor() + " records are too small to count decisions by group with a"
                                + " noise multiplier of " + multiplier,
                        "Use batches of " + counts.leastBatch(multiplier) + " records or more, or no gap penalty.");
            }
        }
    }

    /** Returns what the clip norm leaves of a noise multiplier. */
    private double afterNorm(double multiplier) {
        return adaptive.map(norm -> norm.gradientMultiplier(multiplier)).orElse(multiplier);
    }

    /** Makes ready to start, or to go on from a checkpoint. */
    void start(Optional<CheckpointFile> saved, Optional<CheckpointFolder> folder, UnaryOperator<Clipping> mutation) {
        defect = mutation;
        reservation = new Reservation(folder, training, plan.stepsPerEpoch() / RESERVATIONS_PER_PASS);
        double decay = training.settings().extras().averaging();
        double[] first = engine.state().parameters();
        average = decay > 0 ? Optional.of(new RunningAverage(decay, first)) : Optional.empty();
        saved.ifPresent(checkpoint -> goOn(checkpoint, decay));
        for (Phase made : reservation.written().phases()) {
            long lost = made.steps() - count.steps(made.mechanism());
            if (lost > 0) {
                count.add(StepCount.LOST, made.mechanism(), lost);
            }
        }
    }

    private void goOn(CheckpointFile checkpoint, double decay) {
        Place place = Place.of("checkpoint");
        byte[] content = Optional.ofNullable(checkpoint.extras().get(CheckpointFile.PRIVACY))
                .orElseThrow(() -> missing(CheckpointFile.PRIVACY));
        PrivateState state = PrivateState.read(content, place);
        if (state.ledger().data().filter(data -> !data.equals(training.data())).isPresent()) {
            throw TrainingException.of(
                    "checkpoint",
                    "its privacy ledger belongs to other data",
                    "Resume with the data of the training, or name another folder.");
        }
        count.goOn(state.ledger());
        nonFinite = state.nonFinite();
        adaptive.ifPresent(norm -> norm.set(state.clipNorm()));
        if (decay > 0) {
            double[] saved = Optional.ofNullable(checkpoint.extras().get(CheckpointFile.AVERAGE))
                    .flatMap(numbers -> NumbersPart.read(numbers, engine.parameters()))
                    .orElseThrow(() -> missing(CheckpointFile.AVERAGE));
            average = Optional.of(new RunningAverage(decay, saved));
        }
    }

    private static TrainingException missing(String part) {
        return TrainingException.of(
                "checkpoint",
                "it has no " + part + " that a private training can go on from",
                "Start anew in another folder; what was spent up to now is spent.");
    }

    @Override
    public int perPass() {
        return plan.stepsPerEpoch();
    }

    @Override
    public void begin(Course course) {
        // records are drawn step by step
    }

    @Override
    public boolean permitted(Course course) {
        ended |= !guard.permits(count, course.passes());
        return !ended;
    }

    @Override
    public OptionalDouble take(Course course) {
        int epoch = course.passes();
        long step = course.iteration();
        Mechanism mechanism = plan.mechanism(epoch);
        reservation.next(mechanism, count);
        count.add(StepCount.TRAINING, mechanism, 1);
        Clipping clipping = plan.clipping(clipNorm(epoch));
        double multiplier = afterNorm(plan.noiseMultiplier(epoch));
        double ofGradient = prices.isPresent() ? counts.gradientMultiplier(multiplier) : multiplier;
        NoiseMechanism noise = plan.noise(clipping, ofGradient, gradient.numbers());
        gradient.begin(noise, step);
        RecordBatch.Drawn drawn = draw(step);
        List<Batch> inputs = drawn.inputs();
        Clipped clipped = engine.trainClipped(
                inputs, drawn.targets(), drawn.records(), defect.apply(clipping), batches.random(step));
        gradient.add(noise, step, plan.divisor());
        engine.step(epoch, 1);
        if (!engine.plan().parametersAreFinite()) { // what follows from noisy parameters alone may be told
            throw breakdown(course, course.step() + 1);
        }
        nonFinite += clipped.nonFinite();
        int sampled = drawn.records().count();
        adaptive.ifPresent(norm -> norm.update(sampled - clipped.clipped(), sampled, training.source(), step));
        prices.ifPresent(asked -> follow(asked, drawn, step));
        average.ifPresent(running -> running.take(engine.plan().parameters(), step));
        return OptionalDouble.empty();
    }

    private void follow(GapPrices asked, RecordBatch.Drawn drawn, long step) {
        double[] noisy = asked.counts(drawn.targets().get(0), drawn.records());
        counts.addNoise(noisy, training.source(), step);
        asked.follow(noisy, counts.deviation());
    }

    private RecordBatch.Drawn draw(long step) {
        NoiseSource source = training.source();
        int[] chosen =
                plan.sampling().draw(records.count(), source.stream(NoiseSource.Purpose.SAMPLING, step, RECORDS));
        return batches.of(chosen, source.stream(NoiseSource.Purpose.SAMPLING, step, ROWS), step);
    }

    private double clipNorm(int epoch) {
        return adaptive.map(AdaptiveNorm::norm).orElseGet(() -> plan.clipNorm(epoch));
    }

    @Override
    public long rowsAfter(int steps) {
        return Math.min(records.rows(), (long) steps * records.rows() / plan.stepsPerEpoch());
    }

    @Override
    public SortedMap<String, Score> measured(Course course) {
        if (!engine.state().finite()) {
            throw breakdown(course, perPass());
        }
        return new TreeMap<>();
    }

    private TrainingException breakdown(Course course, int step) {
        return new Breakdown(course.passes() + 1, step, perPass(), course.keptEpoch()).ofPrivate(engine);
    }

    @Override
    public Kept state() {
        Kept current = engine.state();
        return average.map(running -> new Kept(current.iteration(), running.parameters(), current.updater()))
                .orElse(current);
    }

    @Override
    public Map<String, byte[]> saved() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        double norm = adaptive.map(AdaptiveNorm::norm)
                .orElse(training.settings().bound().norm());
        parts.put(CheckpointFile.PRIVACY, new PrivateState(count.ledger(), norm, nonFinite).write());
        prices.ifPresent(asked -> parts.put(CheckpointFile.PENALTY, asked.saved()));
        average.ifPresent(running -> parts.put(CheckpointFile.AVERAGE, NumbersPart.write(running.parameters())));
        return parts;
    }

    @Override
    public void checkpointed(Course course) {
        reservation.settle(count);
    }

    @Override
    public Optional<PrivateHistory> privacy() {
        return Optional.of(new PrivateHistory(
                count.ledger(), training.settings().budget().delta(), records.count(), nonFinite, ended));
    }
}
