package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.privacy.GoldenFiles;
import dev.assize.privacy.mechanism.ConcentratedMechanism;
import dev.assize.privacy.mechanism.FixedSizeGaussian;
import dev.assize.privacy.mechanism.LaplaceMechanism;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Neighbors;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.RandomizedResponse;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.mechanism.TreeAggregation;
import dev.assize.privacy.mechanism.TruncatedSampledGaussian;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mechanisms beside the Poisson-sampled Gaussian. Divergences are compared at the orders of the other library. */
class MechanismsReferenceTest {
    private static final RdpAccountant PEER_ORDERS =
            new RdpAccountant(RenyiOrders.of(DoubleStream.of(DoubleStream.concat(
                                    IntStream.rangeClosed(11, 109).mapToDouble(i -> i / 10.0),
                                    IntStream.rangeClosed(11, 63).mapToDouble(i -> i))
                            .toArray())
                    .toArray()));
    private static final RdpAccountant PEER_LARGE_ORDERS = new RdpAccountant(RenyiOrders.of(128, 256, 512, 1024));

    static List<JsonNode> simple() throws IOException {
        return GoldenFiles.points("laplace_rr.*\\.json", "points");
    }

    static List<JsonNode> misc() throws IOException {
        return GoldenFiles.points("misc_mechanisms.*\\.json", "points");
    }

    @ParameterizedTest
    @MethodSource("simple")
    void composesLaplaceAndRandomizedResponse(JsonNode golden) {
        double delta = golden.get("delta").asDouble();
        long steps = golden.get("steps").asLong();
        if (golden.get("kind").asText().equals("laplace")) {
            Mechanism mechanism = new LaplaceMechanism(
                    golden.get("scale").asDouble() / golden.get("sensitivity").asDouble(), Neighbors.ADD_OR_REMOVE);
            assertThat(rdp(mechanism, steps, delta))
                    .isCloseTo(golden.get("rdp_eps").asDouble(), withinPercentage(1e-4));
            EpsilonBracket bracket = Accounting.epsilon(List.of(new Phase(mechanism, steps)), delta);
            assertThat(bracket.upper()).isCloseTo(golden.get("pld_eps").asDouble(), withinPercentage(0.1));
            assertThat(bracket.lower())
                    .isLessThanOrEqualTo(golden.get("pld_eps").asDouble());
            assertThat(bracket.width()).isLessThanOrEqualTo(Math.max(0.005 * bracket.upper(), 2e-5));
            assertThat(Accounting.pureEpsilon(List.of(new Phase(mechanism, steps))))
                    .hasValue(golden.get("pure_eps").asDouble());
            return;
        }
        RandomizedResponse mechanism = new RandomizedResponse(
                golden.get("buckets").asLong(), golden.get("noise_parameter").asDouble());
        List<Phase> phases = List.of(new Phase(mechanism, steps));
        double exact = golden.get("exact_eps").asDouble();
        assertThat(mechanism.pureEpsilon()).isCloseTo(golden.get("pure_eps_one").asDouble(), withinPercentage(1e-10));
        if (delta > 0) {
            EpsilonBracket bracket = Accounting.epsilon(phases, delta);
            assertThat(bracket.upper()).isCloseTo(exact, withinPercentage(1e-7));
            assertThat(bracket.lower()).isCloseTo(exact, withinPercentage(1e-7));
        } else {
            assertThat(Accounting.pureEpsilon(phases).orElseThrow()).isCloseTo(exact, withinPercentage(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("misc")
    void agreesOnEveryOtherMechanism(JsonNode golden) {
        switch (golden.get("kind").asText()) {
            case "tree_aggregation_single_epoch" ->
                compareRdp(
                        new TreeAggregation(
                                golden.get("steps").asLong(),
                                golden.get("sigma").asDouble()),
                        1,
                        golden);
            case "sampled_without_replacement_gaussian" ->
                compareRdp(
                        new FixedSizeGaussian(
                                golden.get("batch").asDouble()
                                        / golden.get("dataset").asDouble(),
                                golden.get("sigma").asDouble()),
                        golden.get("steps").asLong(),
                        golden);
            case "zcdp" ->
                compareRdp(
                        new ConcentratedMechanism(
                                golden.get("rho").asDouble(), golden.get("xi").asDouble()),
                        golden.get("steps").asLong(),
                        golden);
            case "truncated_poisson_gaussian" -> truncated(golden);
            case "membership_tpr_bound" -> attack(golden);
            case "user_level_statement" -> users(golden);
            default -> throw new AssertionError("unknown kind " + golden.get("kind"));
        }
    }

    private static void compareRdp(Mechanism mechanism, long steps, JsonNode golden) {
        double epsilon = rdp(mechanism, steps, golden.get("delta").asDouble());
        assertThat(epsilon).isCloseTo(golden.get("rdp_eps").asDouble(), withinPercentage(1e-4));
    }

    private static double rdp(Mechanism mechanism, long steps, double delta) {
        List<Phase> phases = List.of(new Phase(mechanism, steps));
        return Math.min(
                PEER_ORDERS.epsilon(phases, delta).upper(),
                PEER_LARGE_ORDERS.epsilon(phases, delta).upper());
    }

    private static void truncated(JsonNode golden) {
        Mechanism mechanism = new TruncatedSampledGaussian(
                golden.get("dataset").asLong(),
                golden.get("q").asDouble(),
                golden.get("max_batch").asLong(),
                golden.get("sigma").asDouble());
        double epsilon = Accounting.epsilon(
                        List.of(new Phase(mechanism, golden.get("steps").asLong())),
                        golden.get("delta").asDouble())
                .upper();
        assertThat(epsilon).isCloseTo(golden.get("pld_eps").asDouble(), withinPercentage(0.1));
    }

    private static void attack(JsonNode golden) {
        List<Phase> phases = new ArrayList<>();
        golden.get("phases")
                .forEach(phase -> phases.add(new Phase(
                        new SampledGaussian(
                                phase.get("q").asDouble(), phase.get("sigma").asDouble()),
                        phase.get("steps").asLong())));
        AttackBound bound = new AttackBound(phases);
        for (int i = 0; i < golden.get("fpr").size(); i++) {
            assertThat(bound.truePositiveRate(golden.get("fpr").get(i).asDouble()))
                    .isCloseTo(golden.get("tpr_upper_bound").get(i).asDouble(), withinPercentage(0.1));
        }
        assertThat(bound.advantage()).isCloseTo(golden.get("max_advantage").asDouble(), withinPercentage(0.1));
    }

    private static void users(JsonNode golden) {
        double rate = golden.get("batch").asDouble() / golden.get("examples").asDouble();
        double noise = golden.get("sigma").asDouble();
        double delta = golden.get("delta").asDouble();
        long records = golden.get("max_examples_per_user").asLong();
        boolean pld = golden.get("accountant").asText().equals("PLD");
        List<Phase> sampled = List.of(
                new Phase(new SampledGaussian(rate, noise), golden.get("steps").asLong()));
        List<Phase> plain = List.of(
                new Phase(new SampledGaussian(1, noise), golden.get("epochs").asLong()));
        Accountant accountant = pld ? new PldAccountant() : PEER_ORDERS;

        assertThat(GroupPrivacy.epsilon(accountant, sampled, delta, records).upper())
                .isCloseTo(golden.get("eps_poisson").asDouble(), withinPercentage(pld ? 0.1 : 1e-4));
        assertThat(GroupPrivacy.epsilon(accountant, plain, delta, records).upper())
                .isCloseTo(golden.get("eps_no_amplification").asDouble(), withinPercentage(pld ? 0.1 : 1e-4));
    }
}
