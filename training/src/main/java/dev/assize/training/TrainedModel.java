package dev.assize.training;

import dev.assize.core.EncodedModel;
import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import java.util.List;
import org.deeplearning4j.nn.api.Model;

/** A network with the encoder it was trained with and the record of its training. Safe for several threads. */
public final class TrainedModel implements TableModel {
    private final Model network;
    private final Encoder encoder;
    private final PlanPredictor predictor;
    private final EncodedModel model;
    private final TrainingRecord record;

    private TrainedModel(
            Model network, Encoder encoder, PlanPredictor predictor, EncodedModel model, TrainingRecord record) {
        this.network = network;
        this.encoder = encoder;
        this.predictor = predictor;
        this.model = model;
        this.record = record;
    }

    /** Makes a model of a network that nobody changes from now on. */
    static TrainedModel of(Task task, Model network, Encoder encoder, TrainingRecord record) {
        PlanPredictor predictor = PlanPredictor.of(network);
        return new TrainedModel(network, encoder, predictor, new EncodedModel(task, encoder, predictor), record);
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
        return new TrainedModel(network, encoder, predictor, model, other);
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
