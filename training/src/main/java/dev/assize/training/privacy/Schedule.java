package dev.assize.training.privacy;

/** A number that changes geometrically from the first epoch to the last. */
final class Schedule {
    private Schedule() {}

    /** Returns {@code end^(epoch / (epochs - 1))}: 1 in the first epoch, {@code end} in the last. */
    static double factor(double end, int epoch, int epochs) {
        return epochs < 2 || end == 1 ? 1 : Math.pow(end, Math.min(epoch, epochs - 1) / (epochs - 1.0));
    }
}
