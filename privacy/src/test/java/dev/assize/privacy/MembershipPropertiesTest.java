package dev.assize.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of the attack's evidence for whatever losses. */
class MembershipPropertiesTest {
    private static final int DRAWS = 60;

    @Test
    void staysInItsRange_andInsideItsInterval() {
        Map<String, Definition> definitions =
                PrivacyCheck.definitions().stream().collect(Collectors.toMap(Definition::id, Function.identity()));
        SplittableRandom random = new SplittableRandom(41L);
        for (int draw = 0; draw < DRAWS; draw++) {
            for (MeasuredValue value : run(losses(random, 60, 1), losses(random, 140, 1.2))) {
                var interval = value.estimate().interval().orElseThrow();
                double measured = value.estimate().value();
                assertThat(definitions.get(value.key().id()).range().contains(measured))
                        .isTrue();
                assertThat(measured).isBetween(interval.lower() - 1e-12, interval.upper() + 1e-12);
                assertThat(interval.lower()).isLessThan(interval.upper());
            }
        }
    }

    @Test
    void dependsOnTheOrderOfLossesOnly_forAreaAndTruePositives() {
        SplittableRandom random = new SplittableRandom(42L);
        double[] members = losses(random, 80, 1);
        double[] others = losses(random, 150, 1.5);

        List<MeasuredValue> plain = run(members, others);
        List<MeasuredValue> monotone = run(map(members), map(others));

        for (String id : List.of("privacy.membership_auc", "privacy.membership_tpr_at_1pct_fpr")) {
            assertThat(of(monotone, id).estimate()).isEqualTo(of(plain, id).estimate());
        }
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        SplittableRandom random = new SplittableRandom(43L);
        double[] members =
                random.ints(90, 0, 8).asDoubleStream().toArray(); // whole numbers: their mean has no rounding
        double[] others = random.ints(120, 0, 9).asDoubleStream().toArray();
        double[] reversed = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            reversed[i] = members[members.length - 1 - i];
        }

        for (MeasuredValue value : run(members, others)) {
            assertThat(of(run(reversed, others), value.key().id()).estimate().value())
                    .isCloseTo(value.estimate().value(), within(1e-12));
        }
    }

    @Test
    void growsWithTheLeak() {
        double last = 0;
        for (double scale : new double[] {1, 0.8, 0.6, 0.4, 0.2}) {
            SplittableRandom random = new SplittableRandom(44L); // the same draws, only shrunk
            double[] members = losses(random, 200, scale);
            double area = of(run(members, losses(random, 200, 1)), "privacy.membership_auc")
                    .estimate()
                    .value();
            assertThat(area).isGreaterThan(last);
            last = area;
        }
        assertThat(last).isGreaterThan(0.85); // P(0.2 U < V) = 0.9
    }

    @Test
    void findsTheFewWhoAreRemembered_evenIfTheAreaIsSmall() {
        SplittableRandom random = new SplittableRandom(45L);
        double[] members = losses(random, 1_000, 1);
        Arrays.fill(members, 0, 100, -1); // a tenth of the members is memorized
        List<MeasuredValue> found = run(members, losses(random, 1_000, 1));

        assertThat(of(found, "privacy.membership_auc").estimate().value()).isLessThan(0.6);
        assertThat(of(found, "privacy.membership_tpr_at_1pct_fpr")
                        .estimate()
                        .interval()
                        .orElseThrow()
                        .lower())
                .isGreaterThan(0.08);
    }

    private static double[] map(double[] losses) {
        return Arrays.stream(losses).map(loss -> 3 * loss * loss * loss - 7).toArray();
    }

    private static double[] losses(SplittableRandom random, int count, double scale) {
        return random.doubles(count).map(u -> scale * u).toArray();
    }

    private static MeasuredValue of(List<MeasuredValue> found, String id) {
        return found.stream().filter(v -> v.key().id().equals(id)).findFirst().orElseThrow();
    }

    private static List<MeasuredValue> run(double[] members, double[] others) {
        var inputs = PrivacyInputs.NONE.withLosses(MembershipLosses.of(members, others));
        List<Evidence> all = PrivacyCheck.run(inputs, PrivacyOptions.defaults());
        return all.stream()
                .filter(MeasuredValue.class::isInstance)
                .map(MeasuredValue.class::cast)
                .toList();
    }
}
