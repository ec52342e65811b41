package dev.assize.training.fit;

import dev.assize.core.Digest;
import dev.assize.engine.plan.Batch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a network learns from or is measured on: inputs of any shape, what it should answer, and how much each row
 * counts. Arrays are kept, not copied; nobody may write to them while a training reads them.
 */
public final class Examples {
    private final List<FloatRows> inputs;
    private final Targets targets;
    private final float[] weights;
    private final double lossUnit;
    private final Optional<int[]> owners;

    private Examples(
            List<FloatRows> inputs, Targets targets, float[] weights, double lossUnit, Optional<int[]> owners) {
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        this.lossUnit = lossUnit;
        this.owners = owners;
    }

    /**
     * Makes examples of classes for a network that ends with a unit for each class.
     *
     * @param inputs what the network reads
     * @param labels the class of each row, from 0
     * @param classes how many classes there are, at least 2
     * @throws IllegalArgumentException if a label is outside of the classes, or labels and inputs differ in number
     */
    public static Examples ofClasses(FloatRows inputs, int[] labels, int classes) {
        checkLabels(labels, classes);
        return of(List.of(inputs), new Targets.Classes(labels, classes, classes));
    }

    /**
     * Makes examples of two classes for a network that ends with one logistic unit.
     *
     * @param inputs what the network reads
     * @param labels 0 or 1 for each row; 1 is the class of the unit
     */
    public static Examples ofLogistic(FloatRows inputs, int[] labels) {
        checkLabels(labels, 2);
        return of(List.of(inputs), new Targets.Classes(labels, 2, 1));
    }

    /**
     * Makes examples of one number each, for a network that ends with one unit.
     *
     * @param inputs what the network reads
     * @param numbers what it should answer, one for each row
     */
    public static Examples ofNumbers(FloatRows inputs, float[] numbers) {
        return of(List.of(inputs), List.of(FloatRows.adopt(numbers, numbers.length, 1)));
    }

    /**
     * Makes examples of numbers, for regression and for anything else.
     *
     * @param inputs what the network reads, one for each of its inputs
     * @param targets what it should answer, one for each of its outputs
     */
    public static Examples of(List<FloatRows> inputs, List<FloatRows> targets) {
        if (inputs.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException("examples of " + inputs.size() + " inputs and " + targets.size()
                    + " targets were given; give at least one of each");
        }
        List<FloatRows> all = new ArrayList<>(targets);
        all.forEach(rows -> checkRows(rows.rows(), targets.get(0).rows(), "a target"));
        return of(List.copyOf(inputs), new Targets.Numbers(List.copyOf(targets)));
    }

    private static Examples of(List<FloatRows> inputs, Targets targets) {
        inputs.forEach(rows -> checkRows(rows.rows(), targets.rows(), "an input"));
        if (targets.rows() == 0) {
            throw new IllegalArgumentException("examples without rows were given; give at least one row to learn from");
        }
        float[] ones = new float[targets.rows()];
        Arrays.fill(ones, 1);
        return new Examples(inputs, targets, ones, 1, Optional.empty());
    }

    /**
     * Returns these examples with other weights; a row of weight 2 counts like two equal rows. In training they are
     * scaled to mean 1.
     *
     * @param rowWeights one for each row, finite, 0 or more, not all 0
     */
    public Examples withWeights(float[] rowWeights) {
        checkRows(rowWeights.length, rows(), "weights");
        double sum = 0;
        for (int row = 0; row < rowWeights.length; row++) {
            if (!(rowWeights[row] >= 0 && rowWeights[row] <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the weight of row " + row + " is " + rowWeights[row] + "; weights are finite and 0 or more");
            }
            sum += rowWeights[row];
        }
        if (sum == 0) {
            throw new IllegalArgumentException(
                    "all " + rows() + " weights are 0, so there is nothing to learn from; give one row a weight");
        }
        return new Examples(inputs, targets, rowWeights, lossUnit, owners);
    }

    /**
     * Returns these examples with a factor for losses that are reported, for targets that were scaled: the squared
     * error in the unit of the label is the variance of the labels times that of standardised ones.
     */
    public Examples withLossUnit(double factor) {
        return new Examples(inputs, targets, weights, factor, owners);
    }

    /**
     * Returns these examples with an owner for each row: for private training that protects all rows of an owner at
     * once.
     *
     * @param owner a number for each row; equal numbers are one owner
     */
    public Examples withOwners(int[] owner) {
        checkRows(owner.length, rows(), "owners");
        return new Examples(inputs, targets, weights, lossUnit, Optional.of(owner.clone()));
    }

    /** Returns the number of rows. */
    public int rows() {
        return targets.rows();
    }

    /** Returns what the network reads, one for each of its inputs. */
    public List<FloatRows> inputs() {
        return inputs;
    }

    /** Returns the SHA-256 of inputs, targets and weights. */
    public Digest digest() {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.length);
        bytes.asFloatBuffer().put(weights);
        StringBuilder all = new StringBuilder();
        inputs.forEach(rows -> all.append(rows.digest().hex()).append(' '));
        all.append(targets.digest().hex()).append(' ');
        all.append(Digest.of(bytes.array()).hex()).append(' ').append(lossUnit);
        owners.ifPresent(owner ->
                all.append(' ').append(Digest.of(Arrays.toString(owner)).hex()));
        return Digest.of(all.toString());
    }

    Targets targets() {
        return targets;
    }

    float[] weights() {
        return weights;
    }

    Optional<int[]> owners() {
        return owners;
    }

    double lossUnit() {
        return lossUnit;
    }

    List<Batch> inputBatches() {
        return inputs.stream().map(FloatRows::batch).toList();
    }

    private static void checkRows(int given, int wanted, String what) {
        if (given != wanted) {
            throw new IllegalArgumentException(what + " of " + given + " rows stands beside targets of " + wanted
                    + " rows; give one for each row");
        }
    }

    private static void checkLabels(int[] labels, int classes) {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "row " + row + " has label " + labels[row] + "; there are classes 0 to " + (classes - 1)
                                + ", so check the label column or the number of classes");
            }
        }
    }
}
