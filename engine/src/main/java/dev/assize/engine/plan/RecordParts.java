package dev.assize.engine.plan;

import dev.assize.engine.kernel.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * How the records of a batch are shared out: those of many rows take all lanes, one record after the other; the rest is
 * split over the lanes between records.
 *
 * @param alone records of many rows
 * @param lanes for each lane the ranges of records that it takes together
 */
record RecordParts(List<Integer> alone, List<List<Range>> lanes) {
    /**
     * Shares out.
     *
     * @param batch the records
     * @param lanes how many lanes there are
     * @param most rows that a lane takes at a time
     * @param longest rows of a record that a lane may take
     */
    static RecordParts of(ClippedBatch batch, int lanes, int most, int longest) {
        List<Integer> alone = new ArrayList<>();
        int rows = 0;
        for (int record = 0; record < batch.records().count(); record++) {
            if (batch.length(record) > longest) {
                alone.add(record);
            } else {
                rows += batch.length(record);
            }
        }
        int share = (rows + lanes - 1) / lanes;
        int parts = Math.max(1, (share + most - 1) / most);
        return new RecordParts(
                alone, new Splitter(batch, longest, most).split(lanes, share, (share + parts - 1) / parts));
    }

    /** Goes through the records once. */
    private static final class Splitter {
        private final ClippedBatch batch;
        private final int longest;
        private final int most;
        private int next;

        Splitter(ClippedBatch batch, int longest, int most) {
            this.batch = batch;
            this.longest = longest;
            this.most = most;
        }

        /** Gives each lane about {@code share} rows, about {@code each} at a time. */
        List<List<Range>> split(int lanes, int share, int each) {
            List<List<Range>> all = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                List<Range> ranges = new ArrayList<>();
                int taken = 0;
                boolean last = lane == lanes - 1;
                while (skip() && (last || taken < share)) {
                    Range range = take(last ? each : Math.min(each, share - taken));
                    ranges.add(range);
                    taken += batch.records().start(range.to()) - batch.records().start(range.from());
                }
                all.add(ranges);
            }
            return all;
        }

        /** Goes on to the next record that a lane takes; tells whether there is one. */
        private boolean skip() {
            while (next < batch.records().count() && batch.length(next) > longest) {
                next++;
            }
            return next < batch.records().count();
        }

        /** Takes records until there are {@code wanted} rows, or as many as fit. */
        private Range take(int wanted) {
            int from = next;
            int rows = 0;
            while (next < batch.records().count()
                    && batch.length(next) <= longest
                    && rows < wanted
                    && rows + batch.length(next) <= most) {
                rows += batch.length(next);
                next++;
            }
            return new Range(from, next);
        }
    }
}
