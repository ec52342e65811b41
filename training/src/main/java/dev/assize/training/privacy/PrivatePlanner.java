package dev.assize.training.privacy;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.Calibration;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.RecordSampling;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes the plan of a private training: finds the noise that a budget asks for, or says why there is none. */
public final class PrivatePlanner {
    private static final Place PLACE = Place.of("training settings");
    private static final double LEAST_NOISE = 0.01;
    private static final double MOST_NOISE = 1e5;
    private static final double PRECISION = 1e-6;

    private final PrivacySettings settings;
    private final int batch;
    private final int epochs;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Prepares for a training.
     *
     * @param settings what was chosen
     * @param batch expected records of a step
     * @param epochs how often each record takes part, on average
     */
    public PrivatePlanner(PrivacySettings settings, int batch, int epochs) {
        this.settings = settings;
        this.batch = batch;
        this.epochs = epochs;
    }

    /**
     * Returns the plan for data of so many records.
     *
     * @throws TrainingException if there is none; says all that is wrong
     */
    public PrivatePlan plan(int records) {
        if (batch > records) {
            add(
                    String.format(
                            Locale.ROOT,
                            "'batch' is %d and there are %d records: a sampling rate of %.3f, above 1",
                            batch,
                            records,
                            batch / (double) records),
                    "Choose at most " + records + " records for a step.");
            throw new TrainingException(problems);
        }
        int steps = (int) Math.max(1, Math.round(records / (double) batch));
        Choice choice = Choice.of(settings.sampling(), batch, records);
        double[] multipliers = multipliers(choice, steps);
        checkAdaptive(choice, multipliers);
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        return new PrivatePlan(settings, choice, multipliers, steps);
    }

    private double[] multipliers(Choice choice, int steps) {
        PrivacyBudget budget = settings.budget();
        if (budget.noiseMultiplier().isPresent()) {
            double[] given = scheduled(budget.noiseMultiplier().getAsDouble());
            checkBudget(choice, given, steps);
            return given;
        }
        double most = budget.epsilon().orElseThrow();
        boolean plain = settings.noise().decay() == 1 && settings.sampling().mode() == RecordSampling.Mode.POISSON;
        try {
            return scheduled(
                    plain
                            ? Calibration.noiseMultiplier(
                                    most,
                                    budget.delta(),
                                    choice.sampling().rate(choice.records()),
                                    (long) epochs * steps)
                            : smallest(choice, steps, most));
        } catch (IllegalArgumentException e) {
            Problem problem = new Problem(
                    PLACE,
                    "no noise reaches 'privacy.epsilon' " + most + " in " + epochs + " epochs",
                    "Take fewer epochs, smaller batches or a larger epsilon.");
            throw new TrainingException(problem, e);
        }
    }

    /** The smallest first multiplier of a schedule that meets the target, by halving its logarithm. */
    private double smallest(Choice choice, int steps, double most) {
        double bad = LEAST_NOISE;
        double good = MOST_NOISE;
        if (epsilon(choice, scheduled(good), steps) > most) {
            throw new IllegalArgumentException("no noise multiplier up to " + MOST_NOISE + " reaches epsilon " + most);
        }
        while (good / bad > 1 + PRECISION) {
            double middle = Math.sqrt(bad * good);
            if (epsilon(choice, scheduled(middle), steps) <= most) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private double[] scheduled(double first) {
        double[] multipliers = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            multipliers[epoch] = first * Schedule.factor(settings.noise().decay(), epoch, epochs);
        }
        return multipliers;
    }

    private double epsilon(Choice choice, double[] multipliers, int steps) {
        List<Phase> phases = PrivatePlan.phases(choice, multipliers, steps);
        return Accounting.epsilon(phases, settings.budget().delta()).upper();
    }

    private void checkBudget(Choice choice, double[] multipliers, int steps) {
        if (settings.budget().epsilon().isEmpty()) {
            return;
        }
        double most = settings.budget().epsilon().getAsDouble();
        double needed = epsilon(choice, multipliers, steps);
        if (needed > most) {
            int fitting = fitting(choice, multipliers, steps, most);
            add(
                    String.format(
                            Locale.ROOT,
                            "%d epochs with 'privacy.noiseMultiplier' %s spend epsilon %.4f, more than"
                                    + " 'privacy.epsilon' %s",
                            epochs,
                            settings.budget().noiseMultiplier().orElseThrow(),
                            needed,
                            most),
                    fitting == 0
                            ? "Not even one epoch fits: raise the noise or the epsilon."
                            : "Train for at most " + fitting + " epochs, or leave the noise out so that it is chosen.");
        }
    }

    /** Returns how many of the epochs fit. */
    private int fitting(Choice choice, double[] multipliers, int steps, double most) {
        int good = 0;
        int bad = multipliers.length;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (epsilon(choice, Arrays.copyOf(multipliers, middle), steps) <= most) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private void checkAdaptive(Choice choice, double[] multipliers) {
        double most = Arrays.stream(multipliers).max().orElse(0);
        double expected = choice.sampling().divisor(choice.records());
        if (settings.bound().quantile().isPresent() && !AdaptiveNorm.fits(most, expected, choice.recordsThatDiffer())) {
            add(
                    String.format(
                            Locale.ROOT,
                            "'privacy.quantile' needs batches of more than %.0f records at a noise multiplier of %.3f",
                            10 * most * choice.recordsThatDiffer(),
                            most),
                    "Raise 'batch', or leave the quantile out and set 'privacy.clipNorm'.");
        }
    }

    private void add(String message, String hint) {
        problems.add(new Problem(PLACE, message, hint));
    }
}
