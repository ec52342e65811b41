package dev.assize.training.selection;

import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.SplittableRandom;

/** The values of one setting that are tried. */
public sealed interface Range {
    /** Draws a value. */
    Object draw(SplittableRandom random);

    /**
     * Values named one by one, equally probable; the only range that a grid can have.
     *
     * @param values the values, at least one
     */
    record Choices(List<?> values) implements Range {
        /** Copies the values. */
        public Choices {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw TrainingException.of(
                        "search",
                        "a setting has an empty list of values to try",
                        "Name at least one value, or leave it out.");
            }
        }

        @Override
        public Object draw(SplittableRandom random) {
            return values.get(random.nextInt(values.size()));
        }
    }

    /**
     * Numbers that are equally probable between two bounds.
     *
     * @param least the lower bound
     * @param most the upper bound, never drawn itself
     */
    record Uniform(double least, double most) implements Range {
        /** Checks the bounds. */
        public Uniform {
            requireBounds(least, most, -Double.MAX_VALUE);
        }

        @Override
        public Object draw(SplittableRandom random) {
            return least + (most - least) * random.nextDouble();
        }
    }

    /**
     * Numbers whose logarithms are equally probable: as many from 0.001 to 0.01 as from 0.01 to 0.1.
     *
     * @param least the lower bound, above 0
     * @param most the upper bound
     */
    record LogUniform(double least, double most) implements Range {
        /** Checks the bounds. */
        public LogUniform {
            requireBounds(least, most, Double.MIN_VALUE);
        }

        @Override
        public Object draw(SplittableRandom random) {
            double drawn = Math.exp(Math.log(least) + (Math.log(most) - Math.log(least)) * random.nextDouble());
            return Math.min(most, Math.max(least, drawn));
        }
    }

    /**
     * Whole numbers that are equally probable between two bounds, both of them included.
     *
     * @param least the lower bound
     * @param most the upper bound
     */
    record Whole(int least, int most) implements Range {
        /** Checks the bounds. */
        public Whole {
            requireBounds(least, most, -Double.MAX_VALUE);
        }

        @Override
        public Object draw(SplittableRandom random) {
            return (int) random.nextLong(least, (long) most + 1);
        }
    }

    private static void requireBounds(double least, double most, double lowest) {
        boolean finite = Double.isFinite(least) && Double.isFinite(most);
        if (!finite || least < lowest || least >= most) {
            throw TrainingException.of(
                    "search",
                    "the range from " + least + " to " + most + " holds no numbers to try",
                    "Give two finite bounds, the lower one first" + (lowest > 0 ? ", both above 0." : "."));
        }
    }
}
