package dev.assize.training.network;

import dev.assize.core.Seed;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.Regularization;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Makes untrained networks. Weights are drawn from the seed and not from ND4J's generator, which all threads share:
 * uniform in ±sqrt(6 / n_in) before activations that are linear above 0 (He et al. 2015), ±sqrt(6 / (n_in + n_out))
 * elsewhere (Glorot and Bengio 2010). Biases start at 0.
 */
public final class NetworkBuilder {
    private final TrainingSettings settings;
    private final MlpNetwork layers;

    private NetworkBuilder(TrainingSettings settings, MlpNetwork layers) {
        this.settings = settings;
        this.layers = layers;
    }

    /**
     * Returns an untrained network with an updater.
     *
     * @param settings what was chosen
     * @param inputShape shape of one encoded row in DL4J's order: [features], [channels, height, width] or [features,
     *     time]
     * @param classes softmax outputs; 0 for one number
     * @param seed where the weights come from
     */
    public static Model build(TrainingSettings settings, int[] inputShape, int classes, Seed seed) {
        if (!(settings.network() instanceof MlpNetwork layers)) {
            throw TrainingException.of(
                    "training settings",
                    "networks of kind " + settings.network().kind().id() + " cannot be built yet",
                    "Choose kind mlp.");
        }
        return new NetworkBuilder(settings, layers).build(inputShape[0], classes, seed);
    }

    private MultiLayerNetwork build(int inputs, int classes, Seed seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(inputs, classes));
        network.init(
                Nd4j.createFromArray(parameters(network.getLayerWiseConfigurations(), seed))
                        .reshape(1, -1),
                false);
        return network;
    }

    private MultiLayerConfiguration configuration(int inputs, int classes) {
        Regularization penalties = settings.regularization();
        NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder()
                .seed(0)
                .dataType(DataType.FLOAT)
                .updater(Updaters.of(settings.optimizer(), settings.fit().epochs()))
                .l1(penalties.l1())
                .l2(penalties.l2());
        if (penalties.weightDecay() > 0) {
            builder.weightDecay(penalties.weightDecay(), true);
        }
        NeuralNetConfiguration.ListBuilder list = builder.list();
        for (int i = 0; i < layers.hidden().size(); i++) {
            list.layer(withDropout(
                    i,
                    new DenseLayer.Builder()
                            .nOut(layers.hidden().get(i))
                            .activation(activation())
                            .weightInit(he() ? WeightInit.RELU_UNIFORM : WeightInit.XAVIER_UNIFORM)
                            .build()));
        }
        OutputLayer output = new OutputLayer.Builder(classes == 0 ? LossFunction.MSE : LossFunction.MCXENT)
                .nOut(Math.max(1, classes))
                .activation(classes == 0 ? Activation.IDENTITY : Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .build();
        return list.layer(withDropout(layers.hidden().size(), output))
                .setInputType(InputType.feedForward(inputs))
                .build();
    }

    /** DL4J drops a layer's inputs and wants the part that is kept; the table's own numbers are never dropped. */
    private FeedForwardLayer withDropout(int index, FeedForwardLayer layer) {
        double dropped = settings.regularization().dropout();
        if (index > 0 && dropped > 0) {
            layer.setIDropout(new Dropout(1 - dropped));
        }
        return layer;
    }

    private float[] parameters(MultiLayerConfiguration configuration, Seed seed) {
        int count = configuration.getConfs().size();
        int total = 0;
        for (int i = 0; i < count; i++) {
            FeedForwardLayer layer = layer(configuration, i);
            total = Math.toIntExact(total + (layer.getNIn() + 1) * layer.getNOut());
        }
        float[] parameters = new float[total];
        int at = 0;
        for (int i = 0; i < count; i++) {
            FeedForwardLayer layer = layer(configuration, i);
            boolean wide = i < count - 1 && he();
            double reach = Math.sqrt(6.0 / (layer.getNIn() + (wide ? 0 : layer.getNOut())));
            SplittableRandom random = seed.child(i).random();
            for (long weight = 0; weight < layer.getNIn() * layer.getNOut(); weight++) {
                parameters[at++] = (float) ((2 * random.nextDouble() - 1) * reach);
            }
            at += (int) layer.getNOut();
        }
        return parameters;
    }

    private static FeedForwardLayer layer(MultiLayerConfiguration configuration, int index) {
        return (FeedForwardLayer) configuration.getConf(index).getLayer();
    }

    private boolean he() {
        return layers.activation() != HiddenActivation.TANH && layers.activation() != HiddenActivation.SIGMOID;
    }

    private Activation activation() {
        return switch (layers.activation()) {
            case RELU -> Activation.RELU;
            case LEAKY_RELU -> Activation.LEAKYRELU;
            case ELU -> Activation.ELU;
            case SWISH -> Activation.SWISH;
            case SOFTPLUS -> Activation.SOFTPLUS;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
        };
    }
}
