package dev.assize.fairness.mitigation;

/**
 * A second network guesses the group of a row from its soft decision, and the model learns to give it nothing to guess
 * from; see the loss of the training.
 *
 * @param constraint demographic parity, equalized odds (the adversary knows the true class), or parity of the true or
 *     false positive rate (it sees rows of one true class)
 * @param strength how much of the opposite of what helps the adversary is added, 0 to 1,000
 * @param form of the adversary
 * @see <a href="https://arxiv.org/abs/1801.07593">Zhang, Lemoine and Mitchell, Mitigating Unwanted Biases with
 *     Adversarial Learning, 2018</a>
 */
public record AdversaryMethod(ReductionConstraint constraint, double strength, Form form) implements LossMethod {
    /** The name of this method in files. */
    public static final String ID = "adversarial_debiasing";

    /** Checks that the constraint is about rates of favorable decisions. */
    public AdversaryMethod {
        if (constraint.countsErrors()) {
            throw new IllegalArgumentException("an adversary was asked for with the constraint '" + constraint.id()
                    + "'; it knows rates of favorable decisions only: " + PenaltyMethod.constraints());
        }
        new Faults().within("the strength", strength, 0, 1_000).throwIfAny();
    }

    /**
     * The form of the adversary.
     *
     * @param hidden units of its hidden layer, 1 to 1,000
     * @param rate its learning rate, above 0
     * @param sharpness how near soft decisions are to real ones, above 0; 1 takes probabilities
     */
    public record Form(int hidden, double rate, double sharpness) {
        /** Checks the ranges. */
        public Form {
            new Faults()
                    .within("the number of hidden units", hidden, 1, 1_000)
                    .within("the rate", rate, 1e-6, 10)
                    .within("the sharpness", sharpness, 1e-3, 1_000)
                    .throwIfAny();
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String settings() {
        return "constraint " + constraint.id() + ", strength " + strength + ", " + form.hidden()
                + " hidden units, rate " + form.rate() + ", sharpness " + form.sharpness();
    }
}
