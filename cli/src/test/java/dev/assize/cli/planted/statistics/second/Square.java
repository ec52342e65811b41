package dev.assize.cli.planted.statistics.second;

/** The other half of a cycle. */
public final class Square {
    Class<?> other = dev.assize.cli.planted.statistics.first.Circle.class;
}
