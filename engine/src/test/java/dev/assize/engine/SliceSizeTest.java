package dev.assize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.junit.jupiter.api.Test;

class SliceSizeTest {
    private static final MultiLayerConfiguration DENSE =
            Networks.dense(Networks.softmax(3)).getLayerWiseConfigurations();

    @Test
    void chargesSixDoublesForEachValue_whenDense() {
        int bytesOfARow = (4 + 5 + 3) * 8 * 6; // inputs, hidden, outputs

        assertThat(SliceSize.rows(DENSE, new int[] {100, 4}, 10L * bytesOfARow)).isEqualTo(10);
        assertThat(SliceSize.rows(DENSE, new int[] {100, 4}, 10L * bytesOfARow - 1))
                .isEqualTo(9);
    }

    @Test
    void chargesTheUnrolledWindows_whenConvolution() {
        MultiLayerConfiguration convolution = Networks.of(
                        InputType.convolutional(6, 6, 2),
                        Networks.softmax(3),
                        new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .getLayerWiseConfigurations();
        int bytesOfARow = (72 + 4 * 4 * 4 + 2 * 3 * 3 * 4 * 4 + 3) * 8 * 6;

        assertThat(SliceSize.rows(convolution, new int[] {100, 2, 6, 6}, 7L * bytesOfARow))
                .isEqualTo(7);
    }

    @Test
    void allowsOneRow_whenNothingFits() {
        assertThat(SliceSize.rows(DENSE, new int[] {100, 4}, 1)).isEqualTo(1);
    }

    @Test
    void doesNotOverflow_whenTheLimitIsHuge() {
        assertThat(SliceSize.rows(DENSE, new int[] {100, 4}, Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void refuses_whenTheBatchHasAnUnknownShape() {
        assertThatThrownBy(() -> SliceSize.rows(DENSE, new int[] {100}, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch has 1 axes; networks read [rows, features], [rows, features, time] or "
                        + "[rows, channels, height, width]");
    }
}
