package dev.assize.engine.plan;

import dev.assize.engine.plan.ClippedLane.LayerTerm;
import dev.assize.engine.rule.Census;
import dev.assize.engine.rule.NormMethod;
import dev.assize.engine.rule.OuterTerm;
import java.util.List;

/**
 * Chooses for each matrix of a network how the norms of its gradients are found, by cost. One matrix may be fused: the
 * one that gains most by it.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class NormChoice<A> {
    private static final List<NormMethod> ALONE =
            List.of(NormMethod.ROWS, NormMethod.STORED, NormMethod.GRAM, NormMethod.FORMED);

    private final List<LayerTerm<A>> terms;

    NormChoice(List<LayerTerm<A>> terms) {
        this.terms = terms;
    }

    void choose(Census census) {
        OuterTerm<A> fused = null;
        long most = 0;
        for (LayerTerm<A> each : terms) {
            if (each.term() instanceof OuterTerm<A> outer) {
                outer.use(cheapest(outer, census, each.copies()));
                long gain = outer.cost(outer.method(), census, each.copies())
                        - outer.cost(NormMethod.FUSED, census, each.copies());
                if (gain > most) {
                    most = gain;
                    fused = outer;
                }
            }
        }
        if (fused != null) {
            fused.use(NormMethod.FUSED);
        }
    }

    private NormMethod cheapest(OuterTerm<A> outer, Census census, int copies) {
        NormMethod best = NormMethod.FORMED;
        for (NormMethod method : ALONE) {
            if (outer.cost(method, census, copies) < outer.cost(best, census, copies)) {
                best = method;
            }
        }
        return best;
    }
}
