package dev.assize.engine.update;

import dev.assize.engine.plan.ParameterMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/**
 * Steps in one number type. The memory of a parameter is passed once, twice if a norm is needed first. Sums have an
 * order that does not depend on threads.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Stepper<A> {
    private final ParameterMemory<A> memory;
    private final List<Group> groups;
    private final Pieces pieces;
    private final States<A> states;
    private final OptionalDouble globalNorm;
    private final List<Track<A>> tracks = new ArrayList<>(); // of each parameter
    private final double[] squares; // of the summed gradient of each piece

    Stepper(ParameterMemory<A> memory, List<Variable> variables, OptionalDouble globalNorm) {
        this.memory = memory;
        this.globalNorm = globalNorm;
        List<Group> ofVariable = Group.of(variables);
        groups = ofVariable.stream().distinct().toList();
        pieces = new Pieces(memory.parameters(), variables, ofVariable);
        states = new States<>(memory, new StateLayout(variables, ofVariable), pieces.all());
        squares = new double[pieces.all().size()];
        for (int i = 0; i < memory.parameters().size(); i++) {
            int parameter = i;
            boolean shapes = pieces.all().stream()
                    .anyMatch(piece ->
                            piece.parameter() == parameter && piece.group().shapes());
            tracks.add(new Track<>(memory.kernels(), memory.parameters().get(i), states.of(i), shapes));
        }
    }

    States<A> states() {
        return states;
    }

    void step(Moment at, double scale) {
        Move[] moves = new Move[groups.size()];
        for (Group group : groups) {
            moves[group.index()] = Move.of(group, at, scale);
        }
        if (tracks.stream().anyMatch(Track::gathers)) {
            memory.run(pieces.tasks(), task -> each(task, (track, piece) -> track.gather(piece.range())));
        }
        if (globalNorm.isPresent()
                || groups.stream().anyMatch(group -> group.normalization().needsNorm())) {
            memory.run(pieces.tasks(), this::measure);
            clipGlobally(moves);
            normalize(moves);
        }
        memory.run(
                pieces.tasks(),
                task -> each(
                        task, (track, piece) -> track.move(moves[piece.group().index()], piece.range())));
    }

    private void measure(int task) {
        for (int i = pieces.first(task); i < pieces.end(task); i++) {
            Piece piece = pieces.all().get(i);
            Track<A> track = tracks.get(piece.parameter());
            squares[i] = track.trained() ? track.squaredNorm(piece.range()) : 0;
        }
    }

    private void each(int task, BiConsumer<Track<A>, Piece> body) {
        for (int i = pieces.first(task); i < pieces.end(task); i++) {
            Piece piece = pieces.all().get(i);
            Track<A> track = tracks.get(piece.parameter());
            if (track.trained()) {
                body.accept(track, piece);
            }
        }
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
            Track<A> track = tracks.get(piece.parameter());
            if (track.trained() && !piece.group().penalty().isEmpty()) {
                sum += piece.group()
                        .penalty()
                        .at(at, 1)
                        .score(track.absoluteSum(piece.range()), track.squareSum(piece.range()));
            }
        }
        return sum;
    }
}
