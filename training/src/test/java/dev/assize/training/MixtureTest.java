package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.training.TrainedModel.Member;
import dev.assize.training.file.PartsZip;
import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixtureTest {
    @TempDir
    private Path folder;

    private final Table rows = Samples.loans(20);

    @Test
    void givesTheMeanOfProbabilitiesByShare() {
        TrainedModel small = trained(1);
        TrainedModel large = trained(4);

        TrainedModel mixture = TrainedModel.mixture(List.of(new Member(small, 0.3), new Member(large, 0.7)));

        for (int row = 0; row < 20; row++) {
            double expected =
                    0.3 * small.score(rows).at(row, 1) + 0.7 * large.score(rows).at(row, 1);
            assertThat(mixture.score(rows).at(row, 1)).isCloseTo(expected, within(1e-15));
        }
        assertThat(mixture.members()).extracting(Member::share).containsExactly(0.7, 0.3);
        assertThat(mixture.record()).isEqualTo(large.record());
        assertThat(mixture.withMitigation("{}").members()).hasSize(2);
    }

    @Test
    void knowsItsGradients_onBothScales() {
        TrainedModel mixture = TrainedModel.mixture(List.of(new Member(trained(1), 0.3), new Member(trained(4), 0.7)));
        DifferentiablePredictor predictor =
                (DifferentiablePredictor) mixture.model().predictor();
        Tensor inputs = mixture.encoder().encode(rows);
        int[] classes = new int[20];
        Arrays.fill(classes, 1);

        for (OutputScale scale : OutputScale.values()) {
            Tensor gradient = predictor.gradient(inputs, classes, scale);
            for (int input = 0; input < inputs.rowSize(); input++) {
                double step = 1e-5;
                Tensor above = predictor.output(moved(inputs, input, step), classes, scale);
                Tensor below = predictor.output(moved(inputs, input, -step), classes, scale);
                for (int row = 0; row < 20; row++) {
                    double slope = (above.toArray()[row] - below.toArray()[row]) / (2 * step);
                    assertThat(gradient.at(row, input)).isCloseTo(slope, within(1e-8));
                }
            }
        }
        double logit = predictor.output(inputs, classes, OutputScale.LOGIT).toArray()[0];
        assertThat(Math.exp(logit)).isCloseTo(predictor.predict(inputs).at(0, 1), within(1e-14));
    }

    @Test
    void decidesAndIsWrittenTheSame_whenReadBack() throws IOException {
        TrainedModel mixture = TrainedModel.mixture(
                List.of(new Member(trained(1), 0.25), new Member(trained(2), 0.25), new Member(trained(4), 0.5)));
        Path file = saved(mixture);

        TrainedModel read = ModelFile.load(file);

        assertThat(read.members()).extracting(Member::share).containsExactly(0.5, 0.25, 0.25);
        assertThat(read.score(rows)).isEqualTo(mixture.score(rows));
        for (int m = 0; m < 3; m++) {
            assertThat(read.members().get(m).model().score(rows))
                    .isEqualTo(mixture.members().get(m).model().score(rows));
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(Files.readAllBytes(saved(read))).isEqualTo(bytes);
    }

    @Test
    void isOneNetwork_whenThereIsOneMember() {
        TrainedModel one = TrainedModel.mixture(List.of(new Member(trained(1), 1)));

        TrainedModel read = ModelFile.load(saved(one));

        assertThat(read.members()).hasSize(1);
        assertThat(read.score(rows)).isEqualTo(trained(1).score(rows));
    }

    @Test
    void isRefused_whenPartsWereChanged() throws IOException {
        Path file = saved(TrainedModel.mixture(List.of(new Member(trained(1), 0.25), new Member(trained(4), 0.75))));
        Map<String, byte[]> parts = parts(file);
        byte[] networks = parts.get("assize/members.bin");

        assertRefused(parts, "assize/members.json", shares("0.75, 0.2"), "shares that sum to 0.95");
        assertRefused(parts, "assize/members.json", shares("0.25, 0.75"), "has the share 0.75 where shares above 0");
        assertRefused(parts, "assize/members.json", shares("0.75, 0.25, 0"), "has 3 shares for 2 networks");
        assertRefused(parts, "assize/members.json", shares("0.75, \"x\""), "is not a finite number");
        assertRefused(parts, "assize/members.json", "{}".getBytes(StandardCharsets.UTF_8), "lacks 'format'");
        assertRefused(parts, "assize/members.bin", Arrays.copyOf(networks, networks.length - 4), "members.bin says");
        assertRefused(parts, "assize/members.bin", parts.get("coefficients.bin").clone(), null);
        parts.remove("assize/members.json");
        assertThatThrownBy(() -> ModelFile.load(written(parts)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("assize/members.bin is there without assize/members.json");
    }

    @Test
    void isRefused_whenMembersDoNotBelongTogether() {
        TrainedModel other = new Trainer(Samples.quick(1))
                .train(
                        TrainingPart.of(Samples.loans(60), Task.regression("price"), Samples.FEATURES),
                        new Seed(3),
                        Progress.silent());

        assertThatThrownBy(() -> TrainedModel.mixture(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 members");
        assertThatThrownBy(() -> TrainedModel.mixture(List.of(new Member(trained(1), 0.5), new Member(other, 0.5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another task, encoder or size");
        assertThatThrownBy(() -> TrainedModel.mixture(List.of(new Member(other, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("predict numbers");
        assertThatThrownBy(() -> TrainedModel.mixture(List.of(new Member(trained(1), 1), new Member(trained(2), 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give it one above 0");
    }

    private void assertRefused(
            Map<String, byte[]> parts, String part, byte[] bytes, @org.jspecify.annotations.Nullable String message)
            throws IOException {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        changed.put(part, bytes);
        Path file = written(changed);
        if (message == null) { // another network of the right size is another mixture, not a damaged file
            assertThat(ModelFile.load(file).members()).hasSize(2);
        } else {
            assertThatThrownBy(() -> ModelFile.load(file))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining(message);
        }
    }

    private static byte[] shares(String list) {
        return ("{\"format\": \"assize-members\", \"version\": 1, \"shares\": [" + list + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Path written(Map<String, byte[]> parts) throws IOException {
        Path file = folder.resolve("changed.zip");
        PartsZip.write(parts, file);
        return file;
    }

    private static Map<String, byte[]> parts(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private Path saved(TrainedModel model) {
        Path file = folder.resolve("model.zip");
        ModelFile.save(model, file);
        return file;
    }

    private static TrainedModel trained(int epochs) {
        return new Trainer(Samples.quick(epochs)).train(Samples.part(60), new Seed(3), Progress.silent());
    }

    private static Tensor moved(Tensor inputs, int column, double by) {
        double[] numbers = inputs.toArray().clone();
        for (int row = 0; row < inputs.rows(); row++) {
            numbers[row * inputs.rowSize() + column] += by;
        }
        return Tensor.adopt(numbers, inputs.shape());
    }
}
