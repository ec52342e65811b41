package dev.assize.engine.update;

import dev.assize.engine.kernel.Range;
import dev.assize.engine.kernel.UpdateKernels;
import dev.assize.engine.plan.Parameter;
import dev.assize.engine.plan.ParameterMemory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Steps in one number type. Each piece is read, worked on in a buffer that stays in the cache, and written: the memory
 * of a parameter is passed once, twice if a norm is needed first. Sums have an order that does not depend on threads.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Stepper<A> {
    private final ParameterMemory<A> memory;
    private final UpdateKernels<A> kernels;
    private final List<Group> groups;
    private final Pieces pieces;
    private final States<A> states;
    private final OptionalDouble globalNorm;
    private final A[] buffers;
    private final double[] squares; // of the summed gradient of each piece

    Stepper(ParameterMemory<A> memory, List<Variable> variables, OptionalDouble globalNorm) {
        this.memory = memory;
        this.globalNorm = globalNorm;
        kernels = memory.kernels().updates();
        List<Group> ofVariable = Group.of(variables);
        groups = ofVariable.stream().distinct().toList();
        pieces = new Pieces(memory.parameters(), variables, ofVariable);
        states = new States<>(memory, new StateLayout(variables, ofVariable), pieces.all());
        buffers = memory.kernels().allocate(memory.threads(), Pieces.LENGTH);
        squares = new double[pieces.all().size()];
    }

    States<A> states() {
        return states;
    }

    void step(Moment at, double scale) {
        Move[] moves = new Move[groups.size()];
        for (Group group : groups) {
            moves[group.index()] = Move.of(group, at, scale);
        }
        if (globalNorm.isPresent()
                || groups.stream().anyMatch(group -> group.normalization().needsNorm())) {
            measure();
            clipGlobally(moves);
            normalize(moves);
        }
        AtomicInteger next = new AtomicInteger();
        memory.run(buffers.length, worker -> {
            for (int task = next.getAndIncrement(); task < pieces.tasks(); task = next.getAndIncrement()) {
                for (int piece = pieces.first(task); piece < pieces.end(task); piece++) {
                    take(pieces.all().get(piece), moves, buffers[worker]);
                }
            }
        });
    }

    private void take(Piece piece, Move[] moves, A buffer) {
        Parameter<A> cell = memory.parameters().get(piece.cell());
        if (!cell.trained()) {
            return;
        }
        Move move = moves[piece.group().index()];
        Range range = piece.range();
        kernels.gather(cell.gradients(), range, move.scale(), buffer);
        if (piece.group().normalization().clips()) {
            kernels.clip(buffer, piece.length(), piece.group().normalization().threshold());
        }
        if (move.strength().l1() != 0) {
            kernels.addSigns(move.strength().l1(), cell.values(), range, buffer);
        }
        if (move.strength().l2() != 0) {
            kernels.addScaled(move.strength().l2(), cell.values(), range, buffer);
        }
        kernels.update(move.step(), states.of(piece.cell()), range, buffer);
        if (move.strength().decay() != 0) {
            kernels.addScaled(move.strength().decay(), cell.values(), range, buffer);
        }
        kernels.subtract(buffer, cell.values(), range);
    }

    private void measure() {
        memory.run(pieces.tasks(), task -> {
            for (int i = pieces.first(task); i < pieces.end(task); i++) {
                Piece piece = pieces.all().get(i);
                Parameter<A> cell = memory.parameters().get(piece.cell());
                squares[i] = cell.trained() ? kernels.squaredNorm(cell.gradients(), piece.range()) : 0;
            }
        });
    }

    private void clipGlobally(Move[] moves) {
        if (globalNorm.isEmpty()) {
            return;
        }
        double sum = 0;
        for (int i = 0; i < squares.length; i++) {
            Group group = pieces.all().get(i).group();
            double scale = moves[group.index()].scale();
            sum += group.averaged() ? scale * scale * squares[i] : 0;
        }
        double norm = Math.sqrt(sum);
        for (int i = 0; norm > globalNorm.getAsDouble() && i < moves.length; i++) {
            moves[i] = moves[i].group().averaged() ? moves[i].times(globalNorm.getAsDouble() / norm) : moves[i];
        }
    }

    private void normalize(Move[] moves) {
        double[] sums = new double[groups.stream().mapToInt(Group::norm).max().orElse(0) + 1];
        for (int i = 0; i < squares.length; i++) {
            Group group = pieces.all().get(i).group();
            double scale = moves[group.index()].scale();
            sums[group.norm()] += scale * scale * squares[i];
        }
        for (int i = 0; i < moves.length; i++) {
            Group group = moves[i].group();
            moves[i] = moves[i].times(group.normalization().factor(Math.sqrt(sums[group.norm()])));
        }
    }

    /** Returns the regularisation that the loss is to carry. */
    double penalty(Moment at) {
        double sum = 0;
        for (Piece piece : pieces.all()) {
            Parameter<A> cell = memory.parameters().get(piece.cell());
            if (cell.trained()) {
                sum += piece.group()
                        .penalty()
                        .at(at, 1)
                        .score(
                                kernels.absoluteSum(cell.values(), piece.range()),
                                kernels.squareSum(cell.values(), piece.range()));
            }
        }
        return sum;
    }
}
