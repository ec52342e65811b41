package dev.assize.core;

/**
 * The weights of some rows.
 *
 * @param sum their sum, finite, at least 0
 * @param squares the sum of their squares, which the spread of a weighted figure is made from
 */
public record WeightSum(double sum, double squares) {
    /** The weights of no rows. */
    public static final WeightSum NONE = new WeightSum(0, 0);

    /** Checks that both are finite and not negative. */
    public WeightSum {
        if (!(sum >= 0 && squares >= 0 && Double.isFinite(sum) && Double.isFinite(squares))) {
            throw new IllegalArgumentException(
                    "weights sum to " + sum + ", their squares to " + squares + "; both must be finite and at least 0");
        }
    }

    /** Returns the weights of so many people of weight 1 each. */
    public static WeightSum ofPeople(long people) {
        return new WeightSum(people, people);
    }

    /** Returns the weights of these rows and of others. */
    public WeightSum plus(WeightSum other) {
        return new WeightSum(sum + other.sum, squares + other.squares);
    }
}
