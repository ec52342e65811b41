package dev.assize.core;

/** What the number of a piece of evidence counts. Renderers choose the format by it. */
public enum Unit {
    /** A part of a whole, 0 to 1. */
    FRACTION,
    /** A difference of fractions, -1 to 1. */
    FRACTION_DIFFERENCE,
    /** A quotient of two numbers of one unit; 1 is equality. */
    RATIO,
    /** How many of something. */
    COUNT,
    /** A plain number whose definition says what it is. */
    NUMBER
}
