package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.encoding.TableEncoder;
import dev.assize.training.settings.TrainingException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static Examples examples(int rows, float... weights) {
        float[] inputs = new float[rows * 2];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i;
        }
        return new Examples(2, inputs, new float[rows], weights);
    }

    @Test
    void cutsIntoTheFewestBatches() {
        float[] ones = {1, 1, 1, 1, 1, 1, 1};

        assertThat(new Batches(examples(7, ones), 2, 3).steps()).isEqualTo(3);
        assertThat(new Batches(examples(7, ones), 2, 7).steps()).isEqualTo(1);
        assertThat(new Batches(examples(7, ones), 2, 100).steps()).isEqualTo(1);
        assertThat(new Batches(examples(7, ones), 2, 1).steps()).isEqualTo(7);
        assertThat(new Batches(examples(7, ones), 2, 3).rows()).isEqualTo(7);
    }

    @Test
    void knowsWhetherWeightsDiffer() {
        assertThat(new Batches(examples(2, 1, 1), 2, 2).weighted()).isFalse();
        assertThat(new Batches(examples(2, 1, 1.0000001f), 2, 2).weighted()).isFalse();
        assertThat(new Batches(examples(2, 0.5f, 1.5f), 2, 2).weighted()).isTrue();
    }

    @Test
    void takesInputsInTheGivenOrder() {
        float[] taken = examples(4, 1, 1, 1, 1).inputsOf(new int[] {3, 0, 2, 1}, 1, 3);

        assertThat(taken).containsExactly(0, 1, 4, 5); // rows 0 and 2
    }

    @Test
    void encodesInChunksLikeAtOnce() {
        Table rows = Samples.loans(20_000);
        TableEncoder encoder = TableEncoder.fit(rows, Samples.FEATURES);

        Examples examples = Examples.encode(rows, encoder, new float[20_000], new float[20_000]);

        Tensor whole = encoder.encode(rows);
        assertThat(examples.features()).isEqualTo(whole.length(1));
        int[] last = {19_999};
        assertThat(examples.inputsOf(last, 0, 1)[0]).isEqualTo((float) whole.at(19_999, 0));
        int[] atTheSeam = {8_191, 8_192};
        float[] seam = examples.inputsOf(atTheSeam, 0, 2);
        assertThat(seam[0]).isEqualTo((float) whole.at(8_191, 0));
        assertThat(seam[whole.length(1)]).isEqualTo((float) whole.at(8_192, 0));
    }

    /** An encoder that would make a billion numbers of a row. */
    private static final class Wide implements Encoder {
        @Override
        public List<String> columns() {
            return List.of("income");
        }

        @Override
        public List<EncodedFeature> features() {
            return Collections.nCopies(1_000_000_000, new EncodedFeature("x", "income", EncodedFeature.Kind.NUMBER));
        }

        @Override
        public Tensor encode(Table rows) {
            throw new IllegalStateException("nothing must be encoded when it does not fit into memory");
        }

        @Override
        public SortedMap<String, String> decode(double[] encodedRow) {
            return new TreeMap<>();
        }
    }

    @Test
    void refuses_whenTheNumbersDoNotFit() {
        assertThatThrownBy(() -> Examples.encode(Samples.loans(3), new Wide(), new float[3], new float[3]))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training rows: 3 rows of 1000000000 encoded numbers do not fit into memory\n"
                        + "  Train on at most 2 rows, or exclude columns with many values.");
    }
}
