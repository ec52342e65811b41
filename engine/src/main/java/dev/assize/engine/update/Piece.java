package dev.assize.engine.update;

import dev.assize.engine.kernel.Range;

/**
 * A run of numbers in one array that belong to one group.
 *
 * @param cell number of the array
 * @param range which of its numbers
 * @param group the group
 */
record Piece(int cell, Range range, Group group) {
    int length() {
        return range.to() - range.from();
    }
}
