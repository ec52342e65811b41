package dev.assize.engine.update;

import dev.assize.engine.kernel.Range;

/**
 * A run of numbers in one array that belong to one group.
 *
 * @param parameter number of the array
 * @param range which of its numbers
 * @param group the group
 */
record Piece(int parameter, Range range, Group group) {
    int length() {
        return range.to() - range.from();
    }
}
