package dev.assize.training.fit;

import dev.assize.privacy.noise.Keystream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows belong to which record: a row is one, or all rows of an owner are. */
final class RecordRows {
    private final int[][] byRecord; // none where every row is a record
    private final int rows;
    private final int most;

    private RecordRows(int[][] byRecord, int rows, int most) {
        this.byRecord = byRecord;
        this.rows = rows;
        this.most = most;
    }

    /**
     * Makes the records of examples; owners are in the order of their first row.
     *
     * @param most rows of an owner that take part in a step, at most
     */
    static RecordRows of(Examples examples, int most) {
        if (examples.owners().isEmpty()) {
            return new RecordRows(new int[0][], examples.rows(), 1);
        }
        int[] owners = examples.owners().get();
        Map<Integer, List<Integer>> byOwner = new LinkedHashMap<>();
        for (int row = 0; row < owners.length; row++) {
            byOwner.computeIfAbsent(owners[row], owner -> new ArrayList<>()).add(row);
        }
        int[][] byRecord = byOwner.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new RecordRows(byRecord, owners.length, most);
    }

    /** Returns how many records there are. */
    int count() {
        return byRecord.length == 0 ? rows : byRecord.length;
    }

    /** Returns how many rows there are. */
    int rows() {
        return rows;
    }

    /**
     * Returns the rows of some records; of an owner with too many a part, every part equally probable.
     *
     * @param records numbers of records
     * @param bits where the choice of rows comes from
     */
    Chosen choose(int[] records, Keystream bits) {
        if (byRecord.length == 0) {
            int[] starts = new int[records.length];
            Arrays.setAll(starts, i -> i);
            return new Chosen(records, starts);
        }
        int[] starts = new int[records.length];
        int[][] parts = new int[records.length][];
        int total = 0;
        for (int i = 0; i < records.length; i++) {
            parts[i] = part(byRecord[records[i]], bits);
            starts[i] = total;
            total += parts[i].length;
        }
        return new Chosen(Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray(), starts);
    }

    private int[] part(int[] all, Keystream bits) {
        if (all.length <= most) {
            return all;
        }
        int[] order = all.clone();
        for (int i = 0; i < most; i++) {
            int other = i + (int) bits.below((long) order.length - i);
            int taken = order[other];
            order[other] = order[i];
            order[i] = taken;
        }
        return Arrays.copyOf(order, most);
    }

    /** Rows of records, one record after the other. Nobody writes to the arrays. */
    static final class Chosen {
        private final int[] rows;
        private final int[] starts;

        Chosen(int[] rows, int[] starts) {
            this.rows = rows;
            this.starts = starts;
        }

        /** Returns the rows. */
        int[] rows() {
            return rows;
        }

        /** Returns how many records there are. */
        int records() {
            return starts.length;
        }

        /** Returns where each record starts, each of its rows given {@code copies} times. */
        int[] starts(int copies) {
            return Arrays.stream(starts).map(start -> start * copies).toArray();
        }

        /** Returns how many rows a record has. */
        int rowsOf(int record) {
            return (record + 1 < starts.length ? starts[record + 1] : rows.length) - starts[record];
        }
    }
}
