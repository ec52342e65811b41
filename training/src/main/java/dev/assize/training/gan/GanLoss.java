package dev.assize.training.gan;

import java.util.Locale;

/**
 * What the two players of a GAN minimise, as functions of the discriminator's logit z of one image; p = 1 / (1 +
 * exp(-z)) is its probability of being real, t the target of real images (1, or less with one-sided label smoothing),
 * and {@code softplus(z) = log(1 + exp(z))}. A batch's loss is the mean over real images plus the mean over generated
 * ones for the discriminator, the mean over generated ones for the generator.
 *
 * <p>Directions: all are in nats or squared units, lower is better for the player whose loss it is, and neither says
 * how good samples look. Slopes are derivatives with respect to z.
 */
public enum GanLoss {
    /**
     * Discriminator: {@code t softplus(-z) + (1 - t) softplus(z)}, slope p - t, for real images; softplus(z), slope p,
     * for generated ones. Generator: softplus(-z) = -log p, slope p - 1: strong where the discriminator is sure of
     * itself.
     *
     * @see <a href="https://arxiv.org/abs/1406.2661">Goodfellow et al., Generative Adversarial Nets, 2014, section
     *     3</a>
     */
    NON_SATURATING {
        @Override
        double generatorLoss(double z) {
            return softplus(-z);
        }

        @Override
        double generatorSlope(double z) {
            return sigmoid(z) - 1;
        }
    },

    /**
     * Discriminator as {@link #NON_SATURATING}. Generator: log(1 - p) = -softplus(z), slope -p: the zero-sum game,
     * whose gradient fades where the discriminator is sure.
     *
     * @see <a href="https://arxiv.org/abs/1406.2661">Goodfellow et al., Generative Adversarial Nets, 2014, equation
     *     1</a>
     */
    MINIMAX {
        @Override
        double generatorLoss(double z) {
            return -softplus(z);
        }

        @Override
        double generatorSlope(double z) {
            return -sigmoid(z);
        }
    },

    /**
     * Discriminator: (z - t)^2 / 2, slope z - t, for real images; z^2 / 2, slope z, for generated ones. Generator: (z -
     * 1)^2 / 2, slope z - 1. The logit itself is the score.
     *
     * @see <a href="https://arxiv.org/abs/1611.04076">Mao et al., Least Squares Generative Adversarial Networks, 2017,
     *     equation 9</a>
     */
    LEAST_SQUARES {
        @Override
        double realLoss(double z, double target) {
            return (z - target) * (z - target) / 2;
        }

        @Override
        double realSlope(double z, double target) {
            return z - target;
        }

        @Override
        double fakeLoss(double z) {
            return z * z / 2;
        }

        @Override
        double fakeSlope(double z) {
            return z;
        }

        @Override
        double generatorLoss(double z) {
            return realLoss(z, 1);
        }

        @Override
        double generatorSlope(double z) {
            return z - 1;
        }
    },

    /**
     * Discriminator: max(0, 1 - z), slope -1 below the margin, for real images; max(0, 1 + z), slope 1 above it, for
     * generated ones; at the margin the slope is 0. Generator: -z, slope -1. There is no label to smooth.
     *
     * @see <a href="https://arxiv.org/abs/1705.02894">Lim and Ye, Geometric GAN, 2017, section 4</a>
     */
    HINGE {
        @Override
        double realLoss(double z, double target) {
            return Math.max(0, 1 - z);
        }

        @Override
        double realSlope(double z, double target) {
            return z < 1 ? -1 : 0;
        }

        @Override
        double fakeLoss(double z) {
            return Math.max(0, 1 + z);
        }

        @Override
        double fakeSlope(double z) {
            return z > -1 ? 1 : 0;
        }

        @Override
        double generatorLoss(double z) {
            return -z;
        }

        @Override
        double generatorSlope(double z) {
            return -1;
        }
    };

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether real images have a target that label smoothing can lower. */
    public boolean hasTarget() {
        return this != HINGE;
    }

    double realLoss(double z, double target) {
        return target * softplus(-z) + (1 - target) * softplus(z);
    }

    double realSlope(double z, double target) {
        return sigmoid(z) - target;
    }

    double fakeLoss(double z) {
        return softplus(z);
    }

    double fakeSlope(double z) {
        return sigmoid(z);
    }

    abstract double generatorLoss(double z);

    abstract double generatorSlope(double z);

    /** Returns log(1 + exp(z)) without overflow. */
    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    static double sigmoid(double z) {
        double small = Math.exp(-Math.abs(z));
        return (z >= 0 ? 1 : small) / (1 + small);
    }
}
