package dev.assize.engine.rule;

import dev.assize.engine.clip.Records;

/**
 * Which of the rows that a step has at hand belong to which record. Records are numbered from 0 in each part of a
 * batch.
 */
public final class RecordRows {
    private final Part part;
    private final int copies;

    /** Makes the rows of no records. */
    public RecordRows() {
        this(new Part(), 1);
    }

    private RecordRows(Part part, int copies) {
        this.part = part;
        this.copies = copies;
    }

    /** The records at hand, shared by all views. */
    private static final class Part {
        private Records records = Records.single(0);
        private int first;
        private int count;
    }

    /** Returns a view for a step that has {@code blocks} rows for each row of the batch, block by block. */
    public RecordRows stacked(int blocks) {
        return new RecordRows(part, copies * blocks);
    }

    /** Takes the records {@code from} (inclusive) to {@code to} (exclusive) of a batch. */
    public void take(Records records, int from, int to) {
        part.records = records;
        part.first = from;
        part.count = to - from;
    }

    /** Returns how many records there are. */
    public int count() {
        return part.count;
    }

    /** Returns how many rows of the batch there are. */
    public int batchRows() {
        return part.records.start(part.first + part.count) - part.records.start(part.first);
    }

    /** Returns how many rows there are. */
    public int rows() {
        return copies * batchRows();
    }

    /** Tells whether each row is a record. */
    public boolean single() {
        return rows() == part.count;
    }

    /** Returns how many rows a record has. */
    public int length(int record) {
        return copies * own(record);
    }

    private int own(int record) {
        return part.records.start(part.first + record + 1) - part.records.start(part.first + record);
    }

    /** Returns the number of a record's row i. */
    public int row(int record, int i) {
        int own = own(record);
        int start = part.records.start(part.first + record) - part.records.start(part.first);
        return i / own * batchRows() + start + i % own;
    }
}
