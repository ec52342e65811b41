package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.clip.Weighing;
import dev.assize.engine.kernel.Range;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPartsTest {
    private static RecordParts parts(Records records, int lanes, int most, int longest) {
        Training training = new Training(List.of(), List.of(), new double[0], 1);
        Weighing weighing = new Weighing(Clipping.flat(1), 1, records.count(), 1);
        return RecordParts.of(new ClippedBatch(training, records, weighing), lanes, most, longest);
    }

    @Test
    void splitsEvenly() {
        RecordParts parts = parts(Records.single(20), 2, 8, 8);

        assertThat(parts.alone()).isEmpty();
        assertThat(parts.lanes().get(0)).containsExactly(new Range(0, 5), new Range(5, 10)); // not 8 and 2
        assertThat(parts.lanes().get(1)).containsExactly(new Range(10, 15), new Range(15, 20));
    }

    @Test
    void leavesLanesEmpty_whereThereIsNothing() {
        assertThat(parts(Records.single(1), 3, 8, 8).lanes())
                .containsExactly(List.of(new Range(0, 1)), List.of(), List.of());
    }

    @Test
    void takesLongRecordsOut() {
        RecordParts parts = parts(Records.of(new int[] {0, 2, 12, 14}, 15), 1, 8, 8); // 2, 10, 2 and 1 rows

        assertThat(parts.alone()).containsExactly(1);
        assertThat(parts.lanes().get(0)).containsExactly(new Range(0, 1), new Range(2, 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void takesEachRecordOnce_andNeverTooManyRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int record = 0; record < 40; record++) {
            starts.add(starts.get(record) + random.nextInt(1, 12));
        }
        Records records = Records.of(
                starts.subList(0, 40).stream().mapToInt(Integer::intValue).toArray(), starts.get(40));
        int most = random.nextInt(8, 20);
        RecordParts parts = parts(records, random.nextInt(1, 4), most, 8);

        List<Integer> seen = new ArrayList<>(parts.alone());
        for (List<Range> lane : parts.lanes()) {
            for (Range range : lane) {
                assertThat(records.start(range.to()) - records.start(range.from()))
                        .isBetween(1, most);
                IntStream.range(range.from(), range.to()).forEach(seen::add);
            }
        }
        assertThat(seen.stream().sorted().toList())
                .isEqualTo(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void allocatesLittleAStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Twin twin : MemoryLimitTest.twins()) {
            Plan plan =
                    Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withThreads(1));
            Records records = Records.single(70);
            for (int step = 0; step < 200; step++) {
                plan.trainClipped(List.of(twin.batch()), List.of(twin.targetBatch()), records, Clipping.flat(1), step);
            }
            List<Batch> inputs = List.of(twin.batch());
            List<Batch> targets = List.of(twin.targetBatch());
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < 20; step++) {
                plan.trainClipped(inputs, targets, records, Clipping.flat(1), step);
            }
            assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 20).isLessThan(20_000);
        }
    }
}
