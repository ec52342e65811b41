package dev.assize.engine.rule;

import java.util.List;

/**
 * The mask of what several sequences make: a step counts if it counts in any of them, and all steps count if one of
 * them has no mask.
 */
final class MaskUnion {
    private final List<Mask> parts;
    private final Mask union;

    private MaskUnion(List<Mask> parts, Mask union) {
        this.parts = parts;
        this.union = union;
    }

    /** Makes the mask of an output of shape {@code shape} for at most {@code capacity} rows. */
    static <A> MaskUnion of(List<Signal<A>> inputs, Shape shape, int capacity) {
        List<Mask> parts = inputs.stream().map(Signal::mask).distinct().toList();
        if (shape.kind() != Shape.Kind.SEQUENCE) {
            return new MaskUnion(List.of(), Mask.none());
        }
        return new MaskUnion(parts, parts.size() == 1 ? parts.get(0) : Mask.of(shape.steps(), capacity));
    }

    Mask mask() {
        return union;
    }

    /** Fills the mask for the rows at hand. */
    void update(int rows) {
        if (parts.size() < 2) {
            return;
        }
        boolean all = true;
        for (int i = 0; i < parts.size(); i++) {
            all &= parts.get(i).present();
        }
        union.present(all);
        for (int step = 0; all && step < union.steps(); step++) {
            for (int row = 0; row < rows; row++) {
                boolean counts = false;
                for (int i = 0; i < parts.size(); i++) {
                    counts |= parts.get(i).counts(step, row);
                }
                union.factors(step)[row] = counts ? 1 : 0;
            }
        }
    }
}
