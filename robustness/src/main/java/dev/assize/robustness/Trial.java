package dev.assize.robustness;

/** A kind of damage as the evidence names it. */
enum Trial {
    FGSM("fgsm", "strength", "strength in standard deviations of the training part"),
    MISSING("missing", "fraction", "fraction of feature cells emptied"),
    NOISE("noise", "strength", "standard deviation of the noise in units of the column's");

    private final String label;
    private final String parameter;
    private final String axis;

    Trial(String label, String parameter, String axis) {
        this.label = label;
        this.parameter = parameter;
        this.axis = axis;
    }

    /** Returns the id of the accuracy under this damage. */
    String accuracyId() {
        return "robustness." + label + "_accuracy";
    }

    /** Returns the id of the accuracy lost. */
    String dropId() {
        return "robustness." + label + "_accuracy_drop";
    }

    /** Returns the id of the curve over the levels. */
    String curveId() {
        return "robustness." + label + "_curve";
    }

    /** Returns the name of the level in a scope. */
    String parameter() {
        return parameter;
    }

    /** Returns what the level is, with unit. */
    String axis() {
        return axis;
    }
}
