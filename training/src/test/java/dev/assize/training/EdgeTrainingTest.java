package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.training.fit.FitData;
import dev.assize.training.fit.FloatRows;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training at its edges: few rows, large batches, and what is kept of several epochs. */
class EdgeTrainingTest {
    private static final TrainingSettings RISING = Samples.quick(200)
            .withOptimizer(OptimizerSettings.of(Optimizer.ADAM, 0.3))
            .withFit(new FitSettings(200, 16, 0.3, 4, ClassWeights.NONE));

    @TempDir
    Path folder;

    @Test
    void predictsWithTheBestEpochsParameters_whenItStoppedLater() {
        TrainedModel stopped = train(RISING, Samples.part(60), 9);
        int best = stopped.record().fit().bestEpoch();
        TrainedModel toTheBest = train(RISING.withFit(new FitSettings(best, 16, 0.3, best, ClassWeights.NONE)), 9);
        TrainedModel toTheEnd =
                train(RISING.withFit(new FitSettings(best + 4, 16, 0.3, best + 4, ClassWeights.NONE)), 9);

        assertThat(stopped.record().fit().stoppedEarly()).isTrue();
        assertThat(toTheBest.record().fit().bestEpoch()).isEqualTo(best);
        assertThat(scores(stopped)).containsExactly(scores(toTheBest));
        assertThat(toTheEnd.record().fit().bestEpoch()).isEqualTo(best);
        assertThat(scores(toTheEnd)).containsExactly(scores(toTheBest));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.5", "3, 0.2", "4, 0"})
    void learnsFromAFewRows(int rows, double heldOut) {
        TrainingSettings settings =
                Samples.quick(2).withFit(new FitSettings(2, 1000, heldOut, 2, ClassWeights.BALANCED));

        TrainedModel model = train(settings, fewRows(rows), 4);

        Tensor scores = model.score(Samples.loans(5));
        assertThat(scores.rows()).isEqualTo(5);
        for (int row = 0; row < 5; row++) {
            assertThat(scores.at(row, 0) + scores.at(row, 1)).isBetween(1 - 1e-9, 1 + 1e-9);
        }
        Score training = model.record().fit().epochs().get(0).parts().get("training");
        assertThat(training.rows()).isBetween(2L, (long) rows);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void answersItsOnlyLabel_whenARegressionHasOneRow(double heldOut) {
        Table rows = Samples.loans(10);
        TrainingPart one =
                TrainingPart.of(rows.select(new int[] {3}), Task.regression("price"), List.of("income", "region"));

        TrainedModel model =
                train(Samples.quick(2).withFit(new FitSettings(2, 1000, heldOut, 2, ClassWeights.NONE)), one, 4);

        double price = rows.numeric("price").valueOr(3, 0);
        assertThat(model.score(rows.select(new int[] {3})).at(0, 0)).isBetween(price - 5, price + 5);
        assertThat(model.record().best().parts()).containsOnlyKeys("training");
    }

    @Test
    void refusesWeights_thatLeaveAClassWithoutRows() {
        double[] weights = new double[50];
        weights[17] = 3;
        TrainingPart part = Samples.part(50).withWeights(weights);

        assertThatThrownBy(() -> train(Samples.quick(2), part, 4))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("training rows: no row has the class '(no|yes)' of the label 'approved'\n"
                        + "  Train on rows of every class, or take the class out of the task.");
    }

    @Test
    void takesAllRowsAtOnce_whenTheBatchIsLarger() {
        TrainingSettings settings = Samples.quick(3);
        TrainedModel large = train(settings.withFit(new FitSettings(3, 1_000_000, 0.2, 3, ClassWeights.NONE)), 4);
        TrainedModel exact = train(settings.withFit(new FitSettings(3, 60, 0.2, 3, ClassWeights.NONE)), 4);

        assertThat(scores(large)).hasSize(120);
        assertThat(large.record().fit().epochs()).isEqualTo(exact.record().fit().epochs());
    }

    @Test
    void fitsTheEncoderOnTheRowsThatGradientsComeFrom() {
        Preparation prepared = Preparation.of(
                Samples.part(100),
                Samples.quick(1).withFit(new FitSettings(1, 10, 0.3, 1, ClassWeights.NONE)),
                new Seed(5));
        FitData data = prepared.data(new NetworkEnd(new OutputLayer(), Map.of()), TargetScale.NONE);
        FloatRows inputs = data.training().inputs().get(0);
        int rows = inputs.rows();
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            double income = inputs.flat(row * inputs.axes()[0]);
            sum += income;
            squares += income * income;
        }

        assertThat(rows).isLessThan(100);
        assertThat(data.validation())
                .hasValueSatisfying(held -> assertThat(held.rows()).isEqualTo(100 - rows));
        assertThat(sum / rows).isBetween(-1e-6, 1e-6); // standardised over these rows alone
        assertThat(squares / rows).isBetween(0.97, 1.03);
    }

    @Test
    void scalesNumbersByTheRowsThatGradientsComeFrom() {
        TrainingPart part = TrainingPart.of(Samples.loans(100), Task.regression("price"), Samples.FEATURES);
        TrainingSettings standing = RISING.withOptimizer(OptimizerSettings.of(Optimizer.SGD, 1e-30))
                .withFit(new FitSettings(1, 100, 0.3, 1, ClassWeights.NONE));
        TrainedModel model = train(standing, part, 5);
        int[] learned = LearnedRows.of(model.record(), part).orElseThrow();
        double mean = Arrays.stream(learned)
                .mapToDouble(row ->
                        (float) Double.parseDouble(part.rows().column("price").text(row, "0")))
                .average()
                .orElseThrow();

        assertThat(learned).hasSizeBetween(60, 80);
        double bias = NetworkEnd.of(model.network()).parameters().get("b").getDouble(0);
        assertThat(bias).isCloseTo(mean, within(1e-6 * mean)); // it began at 0 and did not move
    }

    @Test
    void loadsWithTheSameScoresToTheLastBit() {
        TrainedModel model = train(RISING, Samples.part(60), 9);
        Path file = folder.resolve("model.zip");
        ModelFile.save(model, file);

        assertThat(scores(ModelFile.load(file))).containsExactly(scores(model));
    }

    @Test
    void scoresARowAloneAsAmongOthers() {
        TrainedModel model = Samples.model();
        Table rows = Samples.loans(64);
        Tensor together = model.score(rows);

        for (int row = 0; row < 64; row++) {
            Tensor alone = model.score(rows.select(new int[] {row}));
            assertThat(Math.abs(alone.at(0, 1) - together.at(row, 1))).isLessThan(1e-12);
        }
    }

    @Test
    void doesNotDependOnTheColumnsItDoesNotRead() {
        Table rows = Samples.loans(60);
        TrainingPart fewer = TrainingPart.of(
                Table.of(List.of(rows.column("income"), rows.column("region"), rows.column("approved"))),
                Samples.APPROVED,
                Samples.FEATURES);

        assertThat(scores(train(Samples.quick(2), fewer, 3)))
                .containsExactly(scores(train(Samples.quick(2), Samples.part(60), 3)));
    }

    private static TrainedModel train(TrainingSettings settings, long seed) {
        return train(settings, Samples.part(60), seed);
    }

    private static TrainedModel train(TrainingSettings settings, TrainingPart part, long seed) {
        return new Trainer(settings).train(part, new Seed(seed), Progress.silent());
    }

    /** Rows of which both classes occur, whatever their number. */
    private static TrainingPart fewRows(int rows) {
        Table all = Samples.loans(60);
        List<Integer> chosen = new ArrayList<>();
        for (String wanted : List.of("no", "yes", "no", "yes").subList(0, rows)) {
            int row = 0;
            while (chosen.contains(row) || !all.column("approved").text(row, "").equals(wanted)) {
                row++;
            }
            chosen.add(row);
        }
        int[] picked = chosen.stream().mapToInt(Integer::intValue).toArray();
        return TrainingPart.of(all.select(picked), Samples.APPROVED, Samples.FEATURES);
    }

    private static double[] scores(TrainedModel model) {
        Tensor scores = model.score(Samples.loans(60));
        return Arrays.copyOf(scores.toArray(), scores.size());
    }
}
