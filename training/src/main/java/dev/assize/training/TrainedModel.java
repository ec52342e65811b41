package dev.assize.training;

import dev.assize.core.EncodedModel;
import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
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

    private TrainedModel(EncodedModel model, Model network, TrainingRecord record, Optional<String> mitigation) {
        this.network = network;
        this.encoder = model.encoder();
        this.predictor = (PlanPredictor) model.predictor();
        this.model = model;
        this.record = record;
        this.mitigation = mitigation;
    }

    /** Makes a model of a network that nobody changes from now on. */
    static TrainedModel of(Task task, Model network, Encoder encoder, TrainingRecord record) {
        PlanPredictor predictor = PlanPredictor.of(network);
        return new TrainedModel(new EncodedModel(task, encoder, predictor), network, record, Optional.empty());
    }

    /** Returns the model as encoder and predictor; the predictor is a {@link PlanPredictor}. */
    public EncodedModel model() {
        return model;
    }

    /** Returns the table-to-numbers part. */
    public Encoder encoder() {
        return encoder;
    }

    /** Returns the numbers-to-scores part, with gradients. */
    public PlanPredictor predictor() {
        return predictor;
    }

    /** Returns how the model came about. */
    public TrainingRecord record() {
        return record;
    }

    /** Returns this model with another record, for example one that also has the time. */
    public TrainedModel withRecord(TrainingRecord other) {
        return new TrainedModel(model, network, other, mitigation);
    }

    /** Returns this model with what was done about gaps between groups, as the text that is stored with it. */
    public TrainedModel withMitigation(String json) {
        return new TrainedModel(model, network, record, Optional.of(json));
    }

    /** Returns what was done about gaps between groups; the scores of this class are those without it. */
    public Optional<String> mitigation() {
        return mitigation;
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
