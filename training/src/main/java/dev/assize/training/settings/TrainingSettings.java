package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is chosen about a network and its training, apart from rows and seed.
 *
 * @param network the layers
 * @param optimizer how gradients change parameters
 * @param regularization what keeps it from learning examples by heart
 * @param fit how long and on what
 * @param privacy how records are protected, if they are
 */
public record TrainingSettings(
        NetworkSettings network,
        OptimizerSettings optimizer,
        Regularization regularization,
        FitSettings fit,
        Optional<PrivacySettings> privacy) {
    /** Checks that dropout has somewhere to go, and that nothing looks at protected records without noise. */
    public TrainingSettings {
        if (privacy.isPresent() && fit.validationPart() > 0) {
            throw TrainingException.of(
                    "training settings",
                    "'validation' is " + fit.validationPart() + " in private training",
                    PrivacySettings.NO_VALIDATION);
        }
        if (privacy.isPresent() && fit.classWeights().balanced()) {
            throw TrainingException.of(
                    "training settings",
                    "'classWeights' is 'balanced' in private training",
                    PrivacySettings.NO_BALANCE);
        }
        if (network instanceof ConfiguredNetwork && regularization.dropout() > 0) {
            throw TrainingException.of(
                    "training settings",
                    "'dropout' is " + regularization.dropout() + " for kind dl4j",
                    "Write the dropout of each layer into the configuration.");
        }
    }

    /** Makes settings of a training without a privacy guarantee. */
    public TrainingSettings(
            NetworkSettings network, OptimizerSettings optimizer, Regularization regularization, FitSettings fit) {
        this(network, optimizer, regularization, fit, Optional.empty());
    }

    /** Returns settings that do well on tables of some ten thousand rows. */
    public static TrainingSettings defaults() {
        return defaults(NetworkKind.MLP);
    }

    /**
     * Returns settings that do well for a kind of network: Adam with a rate of 0.001, batches of 256 for tables and of
     * 64 for images and sequences.
     *
     * @param kind the kind; one that a configuration describes has no defaults, see {@link #of}
     */
    public static TrainingSettings defaults(NetworkKind kind) {
        NetworkSettings network = switch (kind) {
            case MLP -> MlpNetwork.defaults();
            case CNN -> CnnNetwork.defaults();
            case LSTM -> LstmNetwork.defaults();
            case DL4J ->
                throw new IllegalArgumentException(
                        "a network of kind dl4j has no default; make one with ConfiguredNetwork.of(json)");
        };
        return of(network);
    }

    /** Returns settings that do well for networks like this one. */
    public static TrainingSettings of(NetworkSettings network) {
        NetworkKind kind = network.kind();
        boolean table = kind == NetworkKind.MLP || kind == NetworkKind.DL4J;
        boolean image = kind == NetworkKind.CNN;
        return new TrainingSettings(
                network,
                OptimizerSettings.of(Optimizer.ADAM, 1e-3),
                image ? Regularization.NONE.withDropout(0.25) : Regularization.NONE,
                new FitSettings(image ? 10 : 15, table ? 256 : 64, 0.1, 3, ClassWeights.NONE));
    }

    /** Returns these settings with other layers. */
    public TrainingSettings withNetwork(NetworkSettings other) {
        return new TrainingSettings(other, optimizer, regularization, fit, privacy);
    }

    /** Returns these settings with another optimizer. */
    public TrainingSettings withOptimizer(OptimizerSettings other) {
        return new TrainingSettings(network, other, regularization, fit, privacy);
    }

    /** Returns these settings with other regularization. */
    public TrainingSettings withRegularization(Regularization other) {
        return new TrainingSettings(network, optimizer, other, fit, privacy);
    }

    /** Returns these settings with another fit. */
    public TrainingSettings withFit(FitSettings other) {
        return new TrainingSettings(network, optimizer, regularization, other, privacy);
    }

    /** Returns these settings with private training; no rows are held out, and the last epoch is kept. */
    public TrainingSettings withPrivacy(PrivacySettings protection) {
        FitSettings all = fit.withStopping(EarlyStopping.NONE);
        return new TrainingSettings(network, optimizer, regularization, all, Optional.of(protection));
    }

    /**
     * Returns every setting that has an effect by its key, in a fixed order; {@link TrainingSettingsReader} reads them
     * back.
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.KIND.key(), network.kind().id());
        values.putAll(network.values());
        if (uses(ConfiguredNetwork.Part.OPTIMIZER)) {
            values.putAll(optimizer.values());
        }
        if (uses(ConfiguredNetwork.Part.GRADIENT_CLIPPING)) {
            values.putAll(optimizer.clipping().values());
        }
        values.putAll(regularization.values());
        if (!uses(ConfiguredNetwork.Part.PENALTIES)) {
            Stream.of(TrainingSetting.L1, TrainingSetting.L2, TrainingSetting.WEIGHT_DECAY)
                    .forEach(penalty -> values.remove(penalty.key()));
        }
        values.putAll(fit.values());
        privacy.ifPresent(protection -> values.putAll(protection.values()));
        values.keySet().retainAll(TrainingSetting.keys(network.kind()));
        return values;
    }

    private boolean uses(ConfiguredNetwork.Part part) {
        return !(network instanceof ConfiguredNetwork configured)
                || configured.replaced().contains(part);
    }
}
