package dev.assize.engine.update;

import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.plan.Parameter;
import dev.assize.engine.plan.ParameterMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that optimisers keep, beside the parameters they belong to.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class States<A> {
    private final ParameterMemory<A> memory;
    private final StateLayout layout;
    private final List<Piece> pieces;
    private final List<A[]> ofParameter = new ArrayList<>();

    States(ParameterMemory<A> memory, StateLayout layout, List<Piece> pieces) {
        this.memory = memory;
        this.layout = layout;
        this.pieces = pieces;
        for (int number = 0; number < memory.parameters().size(); number++) {
            int parameter = number;
            int most = pieces.stream()
                    .filter(piece -> piece.parameter() == parameter)
                    .mapToInt(piece -> piece.group().optimizer().states())
                    .max()
                    .orElse(0);
            ofParameter.add(memory.kernels()
                    .allocate(most, memory.parameters().get(parameter).length()));
        }
        each((array, index, place, start) -> memory.kernels().transfer().set(array, index, start));
    }

    A[] of(int parameter) {
        return ofParameter.get(parameter);
    }

    double[] toArray() {
        double[] flat = new double[layout.length()];
        Transfer<A> transfer = memory.kernels().transfer();
        each((array, index, place, start) -> flat[place] = transfer.get(array, index));
        return flat;
    }

    void readFrom(double[] flat) {
        if (flat.length != layout.length()) {
            throw new IllegalArgumentException("a state of " + flat.length + " numbers was given; the optimisers of "
                    + "this network have " + layout.length() + ", so it belongs to another network");
        }
        Transfer<A> transfer = memory.kernels().transfer();
        each((array, index, place, start) -> transfer.set(array, index, flat[place]));
    }

    private void each(Visitor<A> visitor) {
        for (Piece piece : pieces) {
            Parameter<A> parameter = memory.parameters().get(piece.parameter());
            for (int state = 0; state < piece.group().optimizer().states(); state++) {
                A array = ofParameter.get(piece.parameter())[state];
                for (int i = piece.range().from(); i < piece.range().to(); i++) {
                    int place =
                            layout.place(parameter.offset() + parameter.spec().place(i), state);
                    visitor.visit(array, i, place, piece.group().optimizer().start());
                }
            }
        }
    }

    /** Sees each number with its place in DL4J's layout and the value it starts from. */
    private interface Visitor<A> {
        void visit(A array, int index, int place, double start);
    }
}
