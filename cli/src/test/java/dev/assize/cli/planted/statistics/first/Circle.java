package dev.assize.cli.planted.statistics.first;

import dev.assize.cli.planted.statistics.second.Square;

/** One half of a cycle. */
public final class Circle {
    Square square = new Square();
}
