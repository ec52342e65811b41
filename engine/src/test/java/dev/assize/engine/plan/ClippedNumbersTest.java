package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.Range;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** What rounding, infinities and the split of a batch do to clipped sums. */
class ClippedNumbersTest {
    private static final int ROWS = 12;

    static Stream<Arguments> layers() {
        return ClippedLayersTest.layers();
    }

    private static Plan plan(Twin twin, Precision precision) {
        return Plan.of(
                twin.network, PlanOptions.defaults(precision).withLanes(2).withLaneRows(4));
    }

    private static Clipped train(Plan plan, Twin twin, Records records, Clipping clipping) {
        return plan.trainClipped(List.of(twin.batch()), List.of(twin.targetBatch()), records, clipping, 5);
    }

    /** Sums what each row gives alone, without those whose gradient is not finite; returns how many these are. */
    private static int sumAlone(Plan plan, Twin twin, double[] sum) {
        int left = 0;
        for (int row = 0; row < ROWS; row++) {
            plan.train(twin.batch().slice(row, row + 1), twin.targetBatch().slice(row, row + 1), 5);
            double[] gradient = plan.gradient();
            double norm = Oracle.norm(gradient, List.of(new Range(0, gradient.length)));
            for (int i = 0; Double.isFinite(norm) && i < sum.length; i++) {
                sum[i] += gradient[i] * Clipping.flat(0.1).weight(norm, 1);
            }
            left += Double.isFinite(norm) ? 0 : 1;
        }
        return left;
    }

    private static Twin poisoned(Twin twin, double poison) {
        double[] inputs = twin.inputs.clone();
        int width = inputs.length / ROWS;
        inputs[4 * width + 1] = poison;
        Arrays.fill(inputs, 7 * width, 8 * width, poison);
        return twin.withInputs(inputs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void leavesOutWhatIsNotFinite_andNothingElse(String name, InputType type, List<Layer> hidden) {
        Twin twin = ClippedLayersTest.twin(type, DataType.DOUBLE, hidden);
        Plan plan = plan(twin, Precision.DOUBLE);
        train(plan, twin, Records.single(ROWS), Clipping.flat(0.1));
        double[] clean = plan.gradient();
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Twin bad = poisoned(twin, poison);
            double[] sum = new double[plan.parameterCount()];
            int left = sumAlone(plan, bad, sum);
            Clipped clipped = train(plan, bad, Records.single(ROWS), Clipping.flat(0.1));

            Compare.close(plan.gradient(), sum, 1e-9);
            assertThat(clipped.nonFinite()).isEqualTo(left);
            assertThat(clipped.norms()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        }
        train(plan, poisoned(twin, 1e200), Records.single(ROWS), Clipping.flat(0.1)); // squares are infinite
        assertThat(Oracle.norm(plan.gradient(), List.of(new Range(0, clean.length))))
                .isLessThanOrEqualTo(ROWS * 0.1);
        train(plan, twin, Records.single(ROWS), Clipping.flat(0.1));
        assertThat(plan.gradient()).containsExactly(clean); // nothing of it is left
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void neverExceedsTheBound_inFloat(String name, InputType type, List<Layer> hidden) {
        Twin twin = ClippedLayersTest.twin(type, DataType.FLOAT, hidden);
        Plan plan = plan(twin, Precision.FLOAT);
        for (int row = 0; row < ROWS; row++) {
            for (double bound : new double[] {1e-3, 0.07, 1}) {
                for (Clipping clipping : List.of(
                        Clipping.flat(bound),
                        Clipping.perLayer(bound),
                        Clipping.automatic(bound, 1e-4),
                        Clipping.normalized(bound))) {
                    plan.trainClipped(
                            List.of(twin.batch().slice(row, row + 1)),
                            List.of(twin.targetBatch().slice(row, row + 1)),
                            Records.single(1),
                            clipping,
                            5);
                    double[] sum = plan.gradient();
                    assertThat(Oracle.norm(sum, List.of(new Range(0, sum.length))))
                            .as("%s, row %d", clipping, row)
                            .isLessThanOrEqualTo(clipping.sensitivity());
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void doesNotDependOnThreadsOrParts(String name, InputType type, List<Layer> hidden) {
        Twin twin = ClippedLayersTest.twin(type, DataType.DOUBLE, hidden);
        Plan one = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withThreads(1));
        Plan two = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withThreads(2));
        Plan small = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(3).withLaneRows(1));
        Records records = Records.of(new int[] {0, 1, 2, 5, 6, 7, 8}, ROWS);
        double[] norms = train(one, twin, records, Clipping.perLayer(0.1)).norms();
        train(two, twin, records, Clipping.perLayer(0.1));
        Clipped parts = train(small, twin, records, Clipping.perLayer(0.1));

        assertThat(two.gradient()).containsExactly(one.gradient());
        Compare.close(small.gradient(), one.gradient(), 1e-11);
        Compare.close(parts.norms(), norms, 1e-11);
    }

    @Test
    void takesRecordsOfManyRows_besideOthers() {
        int rows = 150;
        Twin twin = Twin.unrun(
                ClippedLayersTest.twin(InputType.feedForward(5), DataType.DOUBLE, List.of(ClippedLayersTest.dense(4)))
                        .network,
                new int[] {5},
                rows,
                3);
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withLaneRows(16));
        Oracle oracle = new Oracle(plan, List.of(twin.batch()), List.of(twin.targetBatch()), 5);
        Records users = Records.of(new int[] {0, 3, 73, 74, 80, 148}, rows);

        oracle.check(users, Clipping.flat(3), ClippedLayersTest.groups(twin.network), 1e-10);
        oracle.check(users, Clipping.perLayer(3), ClippedLayersTest.groups(twin.network), 1e-10);
        oracle.check(Records.of(new int[] {0}, rows), Clipping.flat(3), ClippedLayersTest.groups(twin.network), 1e-10);
    }

    /** The oracle would notice if the engine bounded by a hair more, or forgot a row's weight. */
    @Test
    void noticesWrongWeights() {
        Twin twin =
                ClippedLayersTest.twin(InputType.feedForward(5), DataType.DOUBLE, List.of(ClippedLayersTest.dense(4)));
        Oracle oracle = new Oracle(plan(twin, Precision.DOUBLE), List.of(twin.batch()), List.of(twin.targetBatch()), 5);
        List<List<Range>> groups = ClippedLayersTest.groups(twin.network);
        double[] weights =
                IntStream.range(0, ROWS).mapToDouble(row -> 1 + row / 100.0).toArray();

        oracle.check(Records.single(ROWS), Clipping.flat(0.5), groups, 1e-10);
        assertThatThrownBy(() -> oracle.check(
                        Records.single(ROWS), Clipping.flat(0.5), Clipping.flat(0.5 * (1 + 1e-8)), groups, 1e-10))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> oracle.compare(
                        oracle.gradients(Records.single(ROWS).withRowWeights(weights)),
                        Records.single(ROWS),
                        Clipping.flat(100),
                        1e-10))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void staysUnderTheMemoryLimit_withTheSameSums() {
        for (Twin twin : MemoryLimitTest.twins()) {
            Records records = Records.runs(70, 2);
            Plan free = Plan.of(twin.network, Precision.DOUBLE);
            train(free, twin, records, Clipping.flat(0.1));
            long limit = free.bufferBytes() * 2 / 3;
            Plan bound =
                    Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withMemoryLimit(limit));
            train(bound, twin, records, Clipping.flat(0.1));
            long once = bound.bufferBytes();
            train(bound, twin, records, Clipping.flat(0.1));

            assertThat(bound.bufferBytes()).isEqualTo(once).isLessThanOrEqualTo(limit);
            Compare.close(bound.gradient(), free.gradient(), 1e-11);
        }
    }

    @Test
    void saysHowMuchMemoryIsMissing() {
        Twin twin = MemoryLimitTest.twins().get(0);
        Plan free = Plan.of(twin.network, Precision.DOUBLE);
        long limit = free.bufferBytes() + 3000;
        Plan bound =
                Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withMemoryLimit(limit));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(bound, twin, Records.runs(70, 35), Clipping.flat(0.1)))
                .withMessageStartingWith("the memory limit is " + limit
                        + " bytes; buffers for one row in each of 2 lanes" + " and what clipping needs besides are ")
                .withMessageEndingWith(" bytes more, so raise the limit");
    }

    @Test
    void drawsDropoutOfARowAlike_whereverItIs() {
        Layer dropped = new DenseLayer.Builder().nOut(6).dropOut(0.5).build();
        Twin twin = ClippedLayersTest.twin(InputType.feedForward(5), DataType.DOUBLE, List.of(dropped));
        Oracle oracle = new Oracle(plan(twin, Precision.DOUBLE), List.of(twin.batch()), List.of(twin.targetBatch()), 9);
        int[] starts = new SplittableRandom(1)
                .ints(0, ROWS)
                .limit(4)
                .map(i -> Math.max(1, i))
                .distinct()
                .sorted()
                .toArray();
        int[] all = IntStream.concat(IntStream.of(0), Arrays.stream(starts)).toArray();

        oracle.check(Records.of(all, ROWS), Clipping.flat(0.4), ClippedLayersTest.groups(twin.network), 1e-10);
    }
}
