package dev.assize.training;

import java.util.List;

/**
 * One layer of a trained network.
 *
 * @param name what the network calls it: its number, or its name in a graph
 * @param kind the class of DL4J that describes it, without its package
 * @param output lengths of the axes of what it makes of one row; -1 for a length that differs by row
 * @param parameters how many numbers it learned
 */
public record LayerSummary(String name, String kind, List<Long> output, long parameters) {
    /** Copies the shape. */
    public LayerSummary {
        output = List.copyOf(output);
    }
}
