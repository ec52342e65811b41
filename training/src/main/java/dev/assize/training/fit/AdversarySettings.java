package dev.assize.training.fit;

/**
 * An adversary that guesses the group of a row from its soft decision, while the network learns to give it nothing to
 * guess from. Rows are in cells: an event (all rows, or those of one true class, which the adversary then knows) and a
 * group. The adversary is a network of one hidden layer of tanh with softmax over the groups; its inputs are {@code 2 q
 * - 1} and 1 in the places of the row's event and 0 elsewhere, where q is the soft decision of {@link
 * dev.assize.engine.plan.RowPrices}. Adam moves it down its cross entropy L_A at each step. With g the gradient of the
 * network's own loss and h that of L_A, both summed over the batch, the network moves by {@code g - (g.h / h.h) h -
 * strength h}: the part that would help the adversary is taken out, and some of its opposite is added.
 *
 * @param events how many events there are, at least 1
 * @param groups how many groups, at least 2
 * @param favorable number of the favorable class, 0 or 1
 * @param strength of what is added, at least 0
 * @param form of the adversary
 * @see <a href="https://arxiv.org/abs/1801.07593">Zhang, Lemoine and Mitchell, Mitigating Unwanted Biases with
 *     Adversarial Learning, 2018, section 3</a>
 */
public record AdversarySettings(int events, int groups, int favorable, double strength, Form form) {
    /** The strength that is used unless something else is asked for. */
    public static final double USUAL_STRENGTH = 1;

    /** Checks the ranges. */
    public AdversarySettings {
        boolean known = events >= 1 && groups >= 2 && (favorable == 0 || favorable == 1);
        if (!known || !(strength >= 0 && strength <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("an adversary over " + events + " events and " + groups
                    + " groups for class " + favorable + " with strength " + strength + " makes no sense; give at least"
                    + " one event, two groups, class 0 or 1 and a finite strength of 0 or more");
        }
    }

    /**
     * The form of an adversary.
     *
     * @param hidden units of its hidden layer, at least 1
     * @param learningRate of its optimizer, above 0
     * @param sharpness of the soft decision, above 0
     */
    public record Form(int hidden, double learningRate, double sharpness) {
        /** What is used unless something else is asked for. */
        public static final Form USUAL = new Form(16, 0.01, 2);

        /** Checks the ranges. */
        public Form {
            boolean above = hidden >= 1 && learningRate > 0 && sharpness > 0;
            if (!above || !Double.isFinite(learningRate + sharpness)) {
                throw new IllegalArgumentException("an adversary of " + hidden + " hidden units with learning rate "
                        + learningRate + " and sharpness " + sharpness
                        + " makes no sense; all are above 0 and finite");
            }
        }
    }

    /** Returns how many cells there are; cell {@code event * groups + group} is that of an event and a group. */
    public int cells() {
        return events * groups;
    }
}
