package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Progress;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import dev.assize.training.fit.FitHistory;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java API trains a network of DL4J's own builders. */
class OwnNetworkTest {
    @TempDir
    private Path folder;

    @Test
    void tellsRingsFromCrosses_andIsStillANetworkOfDl4j() throws IOException {
        MultiLayerNetwork network = OwnNetwork.network();

        FitHistory history = OwnNetwork.train(network, folder.resolve("checkpoints"), Progress.silent());

        assertThat(history.best().validation().orElseThrow().correct()).isGreaterThan(190); // of 200
        Path file = folder.resolve("own.zip");
        network.save(file.toFile());
        MultiLayerNetwork read = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
        Tensor blank = Tensor.of(new double[81], 1, 1, 9, 9);
        assertThat(PlanPredictor.of(read).predict(blank))
                .isEqualTo(PlanPredictor.of(network).predict(blank));
    }

    @Test
    void goesOnWhereItWas_whenCalledAgain() {
        MultiLayerNetwork first = OwnNetwork.network();
        FitHistory history = OwnNetwork.train(first, folder, Progress.silent());
        MultiLayerNetwork second = OwnNetwork.network();

        assertThat(OwnNetwork.train(second, folder, Progress.silent())).isEqualTo(history);
        assertThat(second.params()).isEqualTo(first.params());
    }
}
