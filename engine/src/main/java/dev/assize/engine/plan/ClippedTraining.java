package dev.assize.engine.plan;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.clip.Weighing;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.plan.Crews.Crew;
import dev.assize.engine.rule.Census;
import java.util.List;
import java.util.Optional;

/**
 * Sums clipped gradients of records.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ClippedTraining<A> {
    private static final double FLOAT_MARGIN = 1 - 3e-5; // norms from sums that cancel are off by about 1e-5
    private static final double DOUBLE_MARGIN = 1 - 1e-12;
    private static final int LONGEST = 64; // rows of a record beside others; more keep a lane busy by themselves

    private final Execution<A> execution;
    private final TrainedLayers layers;
    private final double margin;
    private final LoneRecords<A> lone;

    ClippedTraining(Execution<A> execution, Precision precision) {
        this.execution = execution;
        layers = TrainedLayers.of(execution.blueprint());
        margin = precision == Precision.FLOAT ? FLOAT_MARGIN : DOUBLE_MARGIN;
        lone = new LoneRecords<>(execution, layers);
    }

    /** Leaves the sum of the clipped gradients of all records where {@link Execution#train} leaves the gradient. */
    Clipped train(Training training, Records records, Clipping clipping) {
        Weighing weighing = new Weighing(clipping, layers.count(), records.count(), margin);
        ClippedBatch batch = new ClippedBatch(training, records, weighing);
        if (training.rows() == 0) {
            for (int lane = 0; lane < execution.lanes(); lane++) {
                execution.parameters().clearGradient(lane);
            }
            return batch.result();
        }
        Crew<A> crew = crew(training, records);
        int longest = isClippable(crew) ? Math.min(LONGEST, crew.capacity()) : 0;
        RecordParts parts = RecordParts.of(batch, crew.lanes().size(), crew.capacity(), longest);
        lone.train(batch, crew, parts.alone());
        Census census = Census.of(records, longest);
        execution.each(crew.lanes(), (lane, number) -> {
            List<Range> ranges = parts.lanes().get(number);
            if (ranges.isEmpty()) {
                execution.parameters().clearGradient(number);
                return;
            }
            ClippedLane<A> clipped = lane.clipped(layers).orElseThrow();
            clipped.choose(census);
            for (int i = 0; i < ranges.size(); i++) {
                clipped.train(batch, ranges.get(i), i > 0);
            }
        });
        lone.add();
        return batch.result();
    }

    /** Returns lanes of as many rows as the memory has room for, with what clipping needs. */
    private Crew<A> crew(Training training, Records records) {
        Crew<A> crew = execution.crew(training, longest(records));
        long over = execution.over(room(crew, records));
        while (over > 0) {
            crew = execution.halved(training, crew, over);
            over = execution.over(room(crew, records));
        }
        return crew;
    }

    /** Returns how many numbers clipping may need besides those that are there. */
    private long room(Crew<A> crew, Records records) {
        int longest = Math.min(LONGEST, crew.capacity());
        Census census = Census.of(records, longest);
        long room = 0;
        for (Lane<A> lane : crew.lanes()) {
            Optional<ClippedLane<A>> clipped = lane.clipped(layers);
            clipped.ifPresent(each -> each.choose(census));
            long wanted = clipped.map(each -> each.room(census.longest(), crew.capacity()))
                    .orElse(0L);
            room += Math.max(0, wanted - lane.clippedSize());
        }
        boolean alone = census.records() < records.count() || !isClippable(crew);
        return room + (alone ? lone.room() : 0);
    }

    /** Returns how many numbers are kept besides the lanes. */
    long size() {
        return lone.size();
    }

    private static int longest(Records records) {
        int longest = 1;
        for (int record = 0; record < records.count(); record++) {
            longest = Math.max(longest, records.start(record + 1) - records.start(record));
        }
        return Math.min(LONGEST, longest);
    }

    private boolean isClippable(Crew<A> crew) {
        Optional<ClippedLane<A>> first = crew.lanes().get(0).clipped(layers);
        return first.isPresent();
    }
}
