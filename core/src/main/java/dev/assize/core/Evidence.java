package dev.assize.core;

/**
 * What a check found, in one of a few shapes. Reports render shapes and policies judge values; neither knows who made
 * the evidence.
 */
public sealed interface Evidence permits MeasuredValue, GroupTable, Curve, HeatMap, ExampleList, Undefined {
    /** Returns the name of this piece. */
    EvidenceKey key();
}
