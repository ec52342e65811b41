package dev.assize.engine.rule;

import java.util.stream.IntStream;

/** A run of numbers in DL4J's flattened parameter vector that a layer keeps as one array, perhaps in another order. */
public final class ParameterSpec {
    private final String name;
    private final int[] order;
    private final boolean trained;

    private ParameterSpec(String name, int[] order, boolean trained) {
        this.name = name;
        this.order = order;
        this.trained = trained;
    }

    /** Makes a parameter kept in the order of the flattened vector. */
    public static ParameterSpec plain(String name, int length) {
        return new ParameterSpec(name, IntStream.range(0, length).toArray(), true);
    }

    /** Makes a parameter whose number i is number {@code order[i]} of the run. */
    public static ParameterSpec ordered(String name, int[] order) {
        return new ParameterSpec(name, order.clone(), true);
    }

    /** Makes a parameter that training leaves alone: it has no gradient. */
    public static ParameterSpec fixed(String name, int length) {
        return new ParameterSpec(name, IntStream.range(0, length).toArray(), false);
    }

    /** Returns this parameter as one that training leaves alone. */
    public ParameterSpec frozen() {
        return new ParameterSpec(name, order, false);
    }

    /** Returns the name that DL4J gives it, several joined by {@code +}. */
    public String name() {
        return name;
    }

    /** Returns how many numbers there are. */
    public int length() {
        return order.length;
    }

    /** Returns the place within the run of a number of the layer's array. */
    public int place(int index) {
        return order[index];
    }

    /** Returns whether the numbers have a gradient. */
    public boolean trained() {
        return trained;
    }
}
