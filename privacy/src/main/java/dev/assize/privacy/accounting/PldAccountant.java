package dev.assize.privacy.accounting;

import dev.assize.privacy.loss.LossAccount;
import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.LossPair;
import dev.assize.privacy.loss.LossUse;
import dev.assize.privacy.mechanism.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The accountant of privacy loss distributions: the losses of all uses are added up on a lattice, pessimistically for
 * the upper value and optimistically for the lower one, for removal and for addition of a record, and the lattice is
 * refined until both values differ by at most 0.5 % or 2e-5.
 *
 * <p>Gaussian releases without sampling and equal randomized responses are computed exactly. Where no worst pair of a
 * mechanism is known (zero-concentrated mechanisms), the upper value is that of Rényi divergences; where the worst pair
 * is more than any neighbors attain (batches of fixed size, truncated batches), the lower value is that of a pair which
 * some neighbors attain, or 0.
 */
public final class PldAccountant implements Accountant {
    private static final double HAIR = 1e-12;

    /** Up to so many steps the bracket is narrower than promised, as that takes little time. */
    private static final double MANY = 200_000;

    private static final double FINE = 1e-5;
    private static final double COARSE = 5e-3;
    private static final RdpAccountant MOMENTS = new RdpAccountant();

    /** Makes the accountant. */
    public PldAccountant() {}

    @Override
    public String name() {
        return "PLD";
    }

    @Override
    public EpsilonBracket epsilon(List<Phase> phases, double delta) {
        Targets.delta(delta);
        if (phases.isEmpty()) {
            return new EpsilonBracket(0, 0, name());
        }
        OptionalDouble gaussian = GaussianComposition.effectiveNoise(phases);
        if (gaussian.isPresent()) {
            double exact = GaussianComposition.epsilon(gaussian.getAsDouble(), delta);
            return new EpsilonBracket(exact * (1 - HAIR), exact * (1 + HAIR), name());
        }
        Optional<double[]> response = ResponseComposition.of(phases).map(sum -> sum.epsilon(delta));
        if (response.isPresent()) {
            return new EpsilonBracket(response.get()[0], response.get()[1], name());
        }
        Optional<double[]> above =
                worst(phases, LossBounds::dominating, (uses, enough) -> epsilon(uses, delta, enough));
        boolean tight = phases.stream().allMatch(PldAccountant::isTight);
        Optional<double[]> below =
                tight ? above : worst(phases, LossBounds::attained, (uses, enough) -> epsilon(uses, delta, enough));
        double upper = above.map(bracket -> bracket[1]).orElse(Double.POSITIVE_INFINITY);
        if (!tight || !Double.isFinite(upper)) {
            upper = Math.min(upper, MOMENTS.epsilon(phases, delta).upper());
        }
        double lower = below.map(bracket -> bracket[0]).orElse(0.0);
        return new EpsilonBracket(Math.min(lower, upper), upper, name());
    }

    @Override
    public DeltaBracket delta(List<Phase> phases, double epsilon) {
        Targets.epsilonOrZero(epsilon);
        if (phases.isEmpty()) {
            return new DeltaBracket(0, 0, name());
        }
        OptionalDouble gaussian = GaussianComposition.effectiveNoise(phases);
        if (gaussian.isPresent()) {
            double exact = GaussianComposition.delta(gaussian.getAsDouble(), epsilon);
            return new DeltaBracket(
                    Math.max(0, exact * (1 - HAIR)), Math.min(1, Math.max(0, exact * (1 + HAIR))), name());
        }
        Optional<double[]> response = ResponseComposition.of(phases).map(sum -> sum.delta(epsilon));
        if (response.isPresent()) {
            return new DeltaBracket(response.get()[0], response.get()[1], name());
        }
        Optional<double[]> above =
                worst(phases, LossBounds::dominating, (uses, enough) -> new LossAccount(uses).delta(epsilon));
        boolean tight = phases.stream().allMatch(PldAccountant::isTight);
        Optional<double[]> below = tight
                ? above
                : worst(phases, LossBounds::attained, (uses, enough) -> new LossAccount(uses).delta(epsilon));
        double upper = above.map(bracket -> bracket[1]).orElse(1.0);
        if (!tight) {
            upper = Math.min(upper, MOMENTS.delta(phases, epsilon).upper());
        }
        double lower = below.map(bracket -> bracket[0]).orElse(0.0);
        return new DeltaBracket(Math.min(lower, upper), upper, name());
    }

    private static double[] epsilon(List<LossUse> uses, double delta, double enough) {
        double steps = uses.stream().mapToDouble(LossUse::steps).sum();
        return new LossAccount(uses, steps <= MANY ? FINE : COARSE).epsilon(delta, enough);
    }

    private static boolean isTight(Phase phase) {
        LossBounds bounds = phase.mechanism().losses();
        return !bounds.dominating().isEmpty() && bounds.attained().equals(bounds.dominating());
    }

    /** Returns the larger bracket of both directions, or nothing if a phase has no pairs. */
    private static Optional<double[]> worst(
            List<Phase> phases,
            Function<LossBounds, List<LossPair>> side,
            BiFunction<List<LossUse>, Double, double[]> account) {
        List<List<LossPair>> pairs = phases.stream()
                .map(phase -> side.apply(phase.mechanism().losses()))
                .toList();
        if (pairs.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        int directions = pairs.stream().mapToInt(List::size).max().orElse(1);
        double[] worst = {0, 0};
        for (int direction = 0; direction < directions; direction++) {
            List<LossUse> uses = new ArrayList<>();
            for (int i = 0; i < phases.size(); i++) {
                List<LossPair> both = pairs.get(i);
                uses.add(new LossUse(
                        both.get(Math.min(direction, both.size() - 1)),
                        phases.get(i).steps()));
            }
            double[] bracket = account.apply(uses, worst[0]);
            worst[0] = Math.max(worst[0], bracket[0]);
            worst[1] = Math.max(worst[1], bracket[1]);
        }
        return Optional.of(worst);
    }
}
