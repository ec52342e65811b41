package dev.assize.training.privacy;

import dev.assize.engine.plan.Parameter;
import dev.assize.engine.plan.ParameterMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The trained parameters of a plan cut into pieces of bounded size, each of which draws its noise from a stream of its
 * own: so it does not matter which thread draws what.
 *
 * @param pieces in the order of the parameters
 * @param numbers how many numbers they have together
 * @param <A> {@code float[]} or {@code double[]}
 */
record NoiseBlocks<A>(List<Piece<A>> pieces, int numbers) {
    private static final int MOST = 1 << 14;

    static <A> NoiseBlocks<A> of(ParameterMemory<A> memory) {
        List<Piece<A>> pieces = new ArrayList<>();
        int at = 0;
        for (Parameter<A> parameter : memory.parameters()) {
            for (int from = 0; parameter.trained() && from < parameter.length(); from += MOST) {
                int end = Math.min(from + MOST, parameter.length());
                pieces.add(new Piece<>(parameter, from, end, at));
                at += end - from;
            }
        }
        return new NoiseBlocks<>(List.copyOf(pieces), at);
    }

    /** Returns how many of the first pieces have at most half of the numbers together. */
    int firstHalf() {
        int count = 0;
        while (count < pieces.size() && 2 * numbers(count + 1) <= numbers) {
            count++;
        }
        return count;
    }

    /** Returns how many numbers the first pieces have. */
    int numbers(int firstPieces) {
        return firstPieces < pieces.size() ? pieces.get(firstPieces).at() : numbers;
    }

    /**
     * A piece.
     *
     * @param parameter whose numbers
     * @param from first of them
     * @param end behind the last of them
     * @param at where its noise is
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Piece<A>(Parameter<A> parameter, int from, int end, int at) {
        int length() {
            return end - from;
        }
    }
}
