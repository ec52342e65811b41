package dev.assize.training.gan;

import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Makes images of noise. Not safe for several threads. */
public final class Generator {
    private static final int CHUNK = 256;

    private final Plan plan;
    private final int noise;
    private final int height;
    private final int width;

    Generator(Plan plan, int noise, int height, int width) {
        this.plan = plan;
        this.noise = noise;
        this.height = height;
        this.width = width;
    }

    static Generator of(MultiLayerNetwork network, int height, int width) {
        FeedForwardLayer first = (FeedForwardLayer)
                network.getLayerWiseConfigurations().getConf(0).getLayer();
        return new Generator(Plan.of(network, Precision.FLOAT), (int) first.getNIn(), height, width);
    }

    /**
     * Makes one image and drops it.
     *
     * @throws IllegalArgumentException if the network does not give one number for each pixel
     */
    void requireImages() {
        int outputs = plan.predict(Noise.draw(new Seed(0), 1, noise)).toArray().length;
        if (outputs != height * width) {
            throw new IllegalArgumentException("the network gives " + outputs + " numbers for an image of " + height
                    + " x " + width + " pixels; it is no generator of these");
        }
    }

    /** Returns images; the first ones are the same however many are asked for. */
    public GrayImages sample(int count, Seed seed) {
        float[] outputs = new float[Math.multiplyExact(count, height * width)];
        for (int from = 0, chunk = 0; from < count; from += CHUNK, chunk++) {
            Tensor made = plan.predict(Noise.draw(seed.child(chunk), CHUNK, noise));
            double[] numbers = made.toArray();
            int end = Math.min(count, from + CHUNK) * height * width;
            for (int i = from * height * width; i < end; i++) {
                outputs[i] = (float) numbers[i - from * height * width];
            }
        }
        return GrayImages.ofOutputs(outputs, height, width);
    }
}
