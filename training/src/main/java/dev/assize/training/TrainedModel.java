package dev.assize.training;

import dev.assize.core.EncodedModel;
import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;

/** A network with the encoder it was trained with and the record of its training. Safe for several threads. */
public final class TrainedModel implements TableModel {
    private final Model network;
    private final Encoder encoder;
    private final PlanPredictor predictor;
    private final EncodedModel model;
    private final TrainingRecord record;
    private final Optional<String> mitigation;
    private final List<Member> members;

    /**
     * A model of a mixture.
     *
     * @param model the model
     * @param share the part of the decisions that it takes, above 0
     */
    public record Member(TrainedModel model, double share) {}

    private TrainedModel(
            EncodedModel model, Own own, TrainingRecord record, Optional<String> mitigation, List<Member> members) {
        this.network = own.network;
        this.encoder = model.encoder();
        this.predictor = own.predictor;
        this.model = model;
        this.record = record;
        this.mitigation = mitigation;
        this.members = members;
    }

    /** The network that gives the model its name, and what runs it. */
    private record Own(Model network, PlanPredictor predictor) {}

    private Own own() {
        return new Own(network, predictor);
    }

    /** Makes a model of a network that nobody changes from now on. */
    static TrainedModel of(Task task, Model network, Encoder encoder, TrainingRecord record) {
        PlanPredictor predictor = PlanPredictor.of(network);
        return new TrainedModel(
                new EncodedModel(task, encoder, predictor),
                new Own(network, predictor),
                record,
                Optional.empty(),
                List.of());
    }

    /**
     * Returns a mixture of models: its scores are the mean of theirs by share. Network, record and everything else that
     * there is one of are those of the model with the largest share.
     *
     * @param members models of one task, encoder and form of network; shares above 0 that sum to 1 within 1e-9
     * @throws IllegalArgumentException if they are not
     */
    public static TrainedModel mixture(List<Member> members) {
        List<Member> sorted = members.stream()
                .sorted(Comparator.comparingDouble(Member::share).reversed())
                .toList();
        Mixture.require(sorted);
        TrainedModel first = sorted.get(0).model;
        EncodedModel mixed = new EncodedModel(first.task(), first.encoder, Mixture.predictor(sorted));
        return new TrainedModel(mixed, first.own(), first.record, Optional.empty(), sorted);
    }

    /** Returns the model as encoder and predictor, which knows gradients. */
    public EncodedModel model() {
        return model;
    }

    /** Returns the table-to-numbers part. */
    public Encoder encoder() {
        return encoder;
    }

    /** Returns the numbers-to-scores part of {@link #network}, with gradients; of a mixture, of its first member. */
    public PlanPredictor predictor() {
        return predictor;
    }

    /** Returns how the model came about. */
    public TrainingRecord record() {
        return record;
    }

    /** Returns this model with another record, for example one that also has the time. */
    public TrainedModel withRecord(TrainingRecord other) {
        return new TrainedModel(model, own(), other, mitigation, members);
    }

    /** Returns this model with what was done about gaps between groups, as the text that is stored with it. */
    public TrainedModel withMitigation(String json) {
        return new TrainedModel(model, own(), record, Optional.of(json), members);
    }

    /**
     * Returns what was done about gaps between groups. The scores of this class know nothing of it but what the training
     * and the members of a mixture learned.
     */
    public Optional<String> mitigation() {
        return mitigation;
    }

    /** Returns the members of a mixture, the largest share first; none where there is one network. */
    public List<Member> members() {
        return members;
    }

    @Override
    public Task task() {
        return model.task();
    }

    @Override
    public List<String> columns() {
        return model.columns();
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.assize.data.DataException if the table lacks a column that the model reads; all such are named
     */
    @Override
    public Tensor score(Table rows) {
        return model.score(rows);
    }

    /** Returns the network, to be saved; it must not be changed. */
    Model network() {
        return network;
    }
}
