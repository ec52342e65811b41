package dev.assize.training.privacy;

import dev.assize.engine.clip.Clipping;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.sampling.Sampling;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacySettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a private training will do in each of its epochs, known before it begins: how records are chosen, how much noise
 * is added, how many steps there are.
 */
public final class PrivatePlan {
    private final PrivacySettings settings;
    private final Choice choice;
    private final double[] multipliers;
    private final int stepsPerEpoch;

    PrivatePlan(PrivacySettings settings, Choice choice, double[] multipliers, int stepsPerEpoch) {
        this.settings = settings;
        this.choice = choice;
        this.multipliers = multipliers.clone();
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /** Returns how the records of a step are chosen. */
    public Sampling sampling() {
        return choice.sampling();
    }

    /** Returns how many records there are to choose from. */
    public int records() {
        return choice.records();
    }

    /** Returns how many steps an epoch has. */
    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** Returns how many epochs there are. */
    public int epochs() {
        return multipliers.length;
    }

    /** Returns what a sum over the chosen records is divided by. */
    public double divisor() {
        return choice.sampling().divisor(choice.records());
    }

    /** Returns the standard deviation of the noise in an epoch, from 0, in units of what neighbors can differ. */
    public double noiseMultiplier(int epoch) {
        return multipliers[Math.min(epoch, multipliers.length - 1)];
    }

    /** Returns what a step of an epoch is to the accountant. */
    public Mechanism mechanism(int epoch) {
        return choice.mechanism(noiseMultiplier(epoch));
    }

    /** Returns the clip norm of an epoch, where it does not follow the gradients. */
    public double clipNorm(int epoch) {
        return settings.bound().norm() * Schedule.factor(settings.bound().decay(), epoch, multipliers.length);
    }

    /** Returns how gradients are shortened to a norm. */
    public Clipping clipping(double norm) {
        return switch (settings.bound().mode()) {
            case FLAT -> Clipping.flat(norm);
            case LAYER -> Clipping.perLayer(norm);
            case AUTOMATIC -> Clipping.automatic(norm, settings.bound().gamma());
            case NORMALIZED -> Clipping.normalized(norm);
        };
    }

    /**
     * Returns the noise for a sum of clipped gradients.
     *
     * @param clipping how they are clipped
     * @param multiplier standard deviation in units of what neighbors can differ
     * @param numbers how many numbers a gradient has
     */
    public NoiseMechanism noise(Clipping clipping, double multiplier, int numbers) {
        double sensitivity = clipping.sensitivity() * choice.recordsThatDiffer();
        return settings.noise().mode() == NoiseSettings.Mode.GAUSSIAN
                ? NoiseMechanism.gaussian(sensitivity, multiplier)
                : NoiseMechanism.discrete(sensitivity, multiplier, numbers);
    }

    /** Returns the clip norm that follows the gradients, at its start, if that is asked for. */
    public Optional<AdaptiveNorm> adaptiveNorm() {
        GradientBound bound = settings.bound();
        return bound.quantile().isEmpty()
                ? Optional.empty()
                : Optional.of(new AdaptiveNorm(
                        bound.norm(), bound.quantile().getAsDouble(), divisor(), choice.recordsThatDiffer()));
    }

    /** Returns what asks for counts of records beside the gradient. */
    public PrivateCounts counts() {
        return new PrivateCounts(divisor(), choice.recordsThatDiffer());
    }

    /** Returns what refuses the step that would pass the budget. */
    public BudgetGuard guard() {
        return new BudgetGuard(this, settings.budget());
    }

    /** Returns all that will be used if no step is lost. */
    public List<Phase> phases() {
        return phases(choice, multipliers, stepsPerEpoch);
    }

    static List<Phase> phases(Choice choice, double[] multipliers, int stepsPerEpoch) {
        Map<Mechanism, Long> steps = new LinkedHashMap<>();
        for (double multiplier : multipliers) {
            steps.merge(choice.mechanism(multiplier), (long) stepsPerEpoch, Long::sum);
        }
        return steps.entrySet().stream()
                .map(use -> new Phase(use.getKey(), use.getValue()))
                .toList();
    }
}
