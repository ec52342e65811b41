package dev.assize.engine.kernel;

/** A loss of one output y and its target t. */
public enum PointLoss {
    /** {@code (y - t)^2}. */
    SQUARED {
        @Override
        public double value(double y, double t) {
            return (y - t) * (y - t);
        }

        @Override
        public double slope(double y, double t) {
            return 2 * (y - t);
        }
    },
    /** {@code |y - t|}; slope 0 where equal. */
    ABSOLUTE {
        @Override
        public double value(double y, double t) {
            return Math.abs(y - t);
        }

        @Override
        public double slope(double y, double t) {
            return Math.signum(y - t);
        }
    },
    /** {@code max(0, 1 - t y)} for targets -1 and 1. */
    HINGE {
        @Override
        public double value(double y, double t) {
            return Math.max(0, 1 - t * y);
        }

        @Override
        public double slope(double y, double t) {
            return t * y < 1 ? -t : 0;
        }
    },
    /** {@code max(0, 1 - t y)^2} for targets -1 and 1. */
    SQUARED_HINGE {
        @Override
        public double value(double y, double t) {
            return HINGE.value(y, t) * HINGE.value(y, t);
        }

        @Override
        public double slope(double y, double t) {
            return 2 * HINGE.value(y, t) * HINGE.slope(y, t);
        }
    },
    /** {@code -t log y}, for outputs in (0, 1]. */
    LOG {
        @Override
        public double value(double y, double t) {
            return t == 0 ? 0 : -t * Math.log(Math.max(y, SMALLEST));
        }

        @Override
        public double slope(double y, double t) {
            return t == 0 ? 0 : -t / Math.max(y, SMALLEST);
        }
    };

    private static final double SMALLEST = 1e-10; // DL4J's clip of a probability under a logarithm

    /** Returns the loss. */
    public abstract double value(double y, double t);

    /** Returns the derivative of the loss with respect to y. */
    public abstract double slope(double y, double t);
}
