package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LessonTest {
    private static final TrainingPart PART = Samples.part(300);

    private static TrainedModel train(TrainingPart part) {
        return new Trainer(TrainingSettings.defaults()).train(part, new Seed(4), Progress.silent());
    }

    private static int[] truth() {
        float[] cells = LabelCells.read(PART.rows(), PART.task());
        return IntStream.range(0, cells.length).map(row -> (int) cells[row]).toArray();
    }

    private static double[] ones() {
        double[] ones = new double[PART.rows().rowCount()];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void isThePlainTraining_whenItSaysTheTruth() {
        TrainedModel plain = train(PART);
        TrainedModel taught = train(PART.withLesson(truth(), ones()));

        assertThat(taught.score(PART.rows()).toArray())
                .containsExactly(plain.score(PART.rows()).toArray());
    }

    @Test
    void teachesTheOpposite_andLeavesTheRecordOfTheRows() {
        int[] turned = Arrays.stream(truth()).map(label -> 1 - label).toArray();
        TrainedModel plain = train(PART);
        TrainedModel taught = train(PART.withLesson(turned, ones()));

        Tensor before = plain.score(PART.rows());
        Tensor after = taught.score(PART.rows());
        double sum = 0;
        for (int row = 0; row < before.rows(); row++) {
            sum += (before.at(row, 1) - 0.5) * (after.at(row, 1) - 0.5);
        }
        assertThat(sum).isNegative();
        assertThat(LearnedRows.of(taught.record(), PART)).isPresent();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PART.withLesson(new int[] {2}, new double[] {1}))
                .withMessage("row 0 was given the label 2 and the weight 1.0 to learn from; labels are 0 to 1, weights"
                        + " finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PART.withLesson(new int[] {1}, new double[] {1}))
                .withMessage("labels of 1 rows were given for 300 training rows; give one for each row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PART.withLesson(new int[] {1}, new double[] {1, 2}))
                .withMessage("1 labels and 2 weights were given to learn from; give one of each for each row");
        TrainingPart nothing = PART.withLesson(truth(), new double[300]);
        assertThatThrownBy(() -> train(nothing))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("have the weight 0 in what a mitigation wants learned");
    }
}
