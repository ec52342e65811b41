package dev.assize.engine.rule;

import java.util.stream.IntStream;

/** A run of numbers in DL4J's flattened parameter vector that a layer keeps as one array, perhaps in another order. */
public final class ParameterSpec {
    private final String name;
    private final int[] order;
    private final Role role;

    private ParameterSpec(String name, int[] order, Role role) {
        this.name = name;
        this.order = order;
        this.role = role;
    }

    /** What training does to the numbers. */
    public enum Role {
        /** They move against the gradient of the loss. */
        TRAINED,
        /** They stay: there is no gradient. */
        FIXED,
        /**
         * They follow the batches: what stands in for their gradient is the number less its next value, whatever the
         * learning rate and the number of rows are.
         */
        RUNNING
    }

    /** Makes a parameter kept in the order of the flattened vector. */
    public static ParameterSpec plain(String name, int length) {
        return new ParameterSpec(name, IntStream.range(0, length).toArray(), Role.TRAINED);
    }

    /** Makes a parameter whose number i is number {@code order[i]} of the run. */
    public static ParameterSpec ordered(String name, int[] order) {
        return new ParameterSpec(name, order.clone(), Role.TRAINED);
    }

    /** Makes a parameter that training leaves alone: it has no gradient. */
    public static ParameterSpec fixed(String name, int length) {
        return new ParameterSpec(name, IntStream.range(0, length).toArray(), Role.FIXED);
    }

    /** Makes a parameter that is an average over the batches so far, as batch normalisation keeps it. */
    public static ParameterSpec running(String name, int length) {
        return new ParameterSpec(name, IntStream.range(0, length).toArray(), Role.RUNNING);
    }

    /** Returns this parameter as one that training leaves alone. */
    public ParameterSpec frozen() {
        return new ParameterSpec(name, order, Role.FIXED);
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

    /** Returns what training does to the numbers. */
    public Role role() {
        return role;
    }

    /** Returns whether the numbers have a gradient, or what stands in for it. */
    public boolean trained() {
        return role != Role.FIXED;
    }
}
