package dev.assize.audit;

import static dev.assize.audit.AuditFolder.QUICK_CHECKS;
import static dev.assize.audit.AuditFolder.policy;
import static dev.assize.audit.AuditFolder.undefined;
import static dev.assize.audit.AuditFolder.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.audit.file.AuditException;
import dev.assize.core.ArrayColumn;
import dev.assize.core.Evidence;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.data.DataException;
import dev.assize.reports.Report;
import dev.assize.training.ModelFile;
import dev.assize.training.TrainedModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole audits over pictures, sequences and texts. */
class ArrayAuditTest {
    private static final String CHECKS = QUICK_CHECKS.replace("  - fairness\n", "");
    private static final String RULE = "robustness.clean_accuracy - atLeast: 0.4";
    private static final String CNN = "model: {train: {kind: cnn, epochs: 3, batch: 16}}\n";
    private static final String LSTM = "model: {train: {kind: lstm, epochs: 3, batch: 16}}\n";
    private static final int SIDE = 12;

    @TempDir
    private Path path;

    private AuditFolder folder() {
        return new AuditFolder(path);
    }

    private static List<String> notApplicable(Report report) {
        return report.findings().evidence().stream()
                .filter(piece ->
                        piece instanceof Undefined undefined && undefined.cause() == Undefined.Cause.NOT_APPLICABLE)
                .map(piece -> piece.key() + ": " + ((Undefined) piece).reason())
                .toList();
    }

    private static double largestGap(Report report) {
        return value(report, "explain.completeness_gap[kind=relative]")
                .estimate()
                .value();
    }

    private static List<String> ids(Report report) {
        return report.findings().evidence().stream()
                .map(Evidence::key)
                .map(key -> key.id())
                .distinct()
                .toList();
    }

    /** A picture of noise with a bright bar: standing, lying or slanting. */
    private static byte[] bar(int kind, SplittableRandom random) {
        byte[] pixels = new byte[SIDE * SIDE];
        int place = 2 + random.nextInt(SIDE - 4);
        for (int i = 0; i < pixels.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean bright = kind == 0 ? x == place : kind == 1 ? y == place : x == y;
            pixels[i] = (byte) (bright ? 200 + random.nextInt(56) : random.nextInt(60));
        }
        return pixels;
    }

    private void writeIdx(String name, int count, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        images.putInt(2051).putInt(count).putInt(SIDE).putInt(SIDE);
        labels.putInt(2049).putInt(count);
        for (int i = 0; i < count; i++) {
            images.put(bar(i % 3, random));
            labels.put((byte) (i % 3));
        }
        Files.write(path.resolve(name + "-images-idx3-ubyte"), images.array());
        Files.write(path.resolve(name + "-labels-idx1-ubyte"), labels.array());
    }

    private void writePictures(String name, int count, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            Path file = path.resolve(name).resolve("kind" + i % 3).resolve(i + ".png");
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            byte[] pixels = bar(i % 3, random);
            for (int pixel = 0; pixel < pixels.length; pixel++) {
                image.getRaster().setSample(pixel % SIDE, pixel / SIDE, 0, pixels[pixel] & 0xFF);
            }
            ImageIO.write(image, "png", file.toFile());
        }
    }

    /** Two channels, 3 to 9 steps; the class is which channel rises. */
    private void writeSequences(String name, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("@dimensions 2\n@classLabel true up down flat\n@data\n");
        for (int i = 0; i < count; i++) {
            int steps = 3 + random.nextInt(7);
            for (int channel = 0; channel < 2; channel++) {
                for (int step = 0; step < steps; step++) {
                    double slope = i % 3 == channel ? 0.5 : 0;
                    String value = String.format(Locale.ROOT, "%.4f", step * slope + 0.3 * random.nextDouble());
                    text.append(step == 0 ? "" : ",").append(value);
                }
                text.append(':');
            }
            text.append(List.of("up", "down", "flat").get(i % 3)).append('\n');
        }
        folder().with(name, text.toString());
    }

    /** Words that end in a or o, by two groups of people. */
    private void writeWords(int count) {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder("word,town,ending\n");
        for (int i = 0; i < count; i++) {
            for (int letter = 0; letter < 1 + random.nextInt(5); letter++) {
                text.append((char) ('b' + random.nextInt(8)));
            }
            text.append(i % 2 == 0 ? 'a' : 'o').append(i % 3 == 0 ? ",north" : ",south");
            text.append(i % 2 == 0 ? ",soft\n" : ",round\n");
        }
        folder().with("words.csv", text.toString());
    }

    @Test
    void encodesPicturesAndTextsAsStated() throws IOException {
        writeIdx("train", 60, 1);
        writeWords(60);
        String pictures = "data: {path: train-images-idx3-ubyte, labels: train-labels-idx1-ubyte, label: kind, "
                + "encoding: {pictures: symmetric}}\nchecks: [robustness]\n" + CNN;
        String words =
                "data: {path: words.csv, label: ending, favorable: soft, sensitive: [town], types: {word: text}, "
                        + "encoding: {letters: small, longest: 3}}\n" + LSTM;

        folder().train(pictures, "pictures.zip").train(words, "words.zip");

        TrainedModel ofPictures = ModelFile.load(path.resolve("pictures.zip"));
        Tensor black = ofPictures.encoder().encode(pictures(0));
        Tensor white = ofPictures.encoder().encode(pictures(255));
        assertThat(black.flat(0)).isCloseTo(-1, within(0.02)); // training pixels reach nearly to 0 and to 255
        assertThat(white.flat(0)).isCloseTo(1, within(0.02));
        assertThat(ModelFile.load(path.resolve("words.zip")).encoder().shape()[1])
                .isEqualTo(3);
    }

    private static Table pictures(float pixel) {
        float[] pixels = new float[SIDE * SIDE];
        Arrays.fill(pixels, pixel);
        return Table.of(List.of(ArrayColumn.adopt("image", pixels, 1, SIDE, SIDE)));
    }

    @Test
    void refusesAnEncodingThatNothingNeeds() {
        folder().withLoans(40, 1);
        String loans =
                "data: {path: loans.csv, label: approved, favorable: \"yes\", sensitive: [sex], encoding: {longest: 3}}\n";

        assertThatThrownBy(() -> folder().train(loans + AuditFolder.TRAIN, "m.zip"))
                .isInstanceOf(DataException.class)
                .hasMessage("loans.csv: 'encoding' is stated, and the model reads no pictures, sequences or texts\n"
                        + "  Leave 'encoding' out; numbers are standardised, categories become one-hot.");
        assertThatThrownBy(() -> folder().file(loans + "model: {path: m.zip}\n"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(
                        "'encoding' says how a model that is trained reads rows, and no such model is trained");
    }

    @Test
    void auditsPicturesInIdxFiles_withATestPartOfTheirOwn() throws IOException {
        writeIdx("train", 120, 1);
        writeIdx("t10k", 60, 2);

        Report report = folder().run("""
                        data:
                          path: train-images-idx3-ubyte
                          labels: train-labels-idx1-ubyte
                          label: kind
                          test: {path: t10k-images-idx3-ubyte, labels: t10k-labels-idx1-ubyte}
                        """ + CNN + CHECKS, policy(RULE));

        assertThat(value(report, "robustness.clean_accuracy").sampleSize()).isEqualTo(60);
        assertThat(notApplicable(report))
                .containsExactly("explain.sensitive_share: the table names no sensitive column");
        assertThat(value(report, "explain.attribution_share[column=image]")
                        .estimate()
                        .value())
                .isEqualTo(1);
        assertThat(ids(report)).contains("robustness.fgsm_curve", "robustness.noise_curve", "robustness.missing_curve");
        assertThat(report.subject().data().testRows()).isEqualTo(60);
        assertThat(report.provenance().settings()).containsEntry("split", "part: train trains, test judges");
    }

    @Test
    void auditsAFolderOfPictures() throws IOException {
        writePictures("bars", 90, 3);

        Report report = folder().run("data: {path: bars/, label: kind, size: [10, 10]}\n" + CNN + CHECKS, policy(RULE));

        assertThat(value(report, "robustness.clean_accuracy").sampleSize()).isEqualTo(27);
        assertThat(notApplicable(report))
                .containsExactly("explain.sensitive_share: the table names no sensitive column");
    }

    @Test
    void auditsSequencesOfDifferentLengths() {
        writeSequences("TRAIN.ts", 90, 4);
        writeSequences("TEST.ts", 45, 5);

        Report report = folder().run(
                        "data: {path: TRAIN.ts, label: course, test: {path: TEST.ts}}\n" + LSTM + CHECKS, policy(RULE));

        assertThat(largestGap(report)).isLessThan(0.05);
        assertThat(value(report, "robustness.clean_accuracy").sampleSize()).isEqualTo(45);
        assertThat(notApplicable(report))
                .containsExactly("explain.sensitive_share: the table names no sensitive column");
    }

    @Test
    void auditsTextsWithASensitiveColumn() {
        writeWords(120);

        Report report = folder().run("""
                        data: {path: words.csv, label: ending, favorable: soft, sensitive: [town], types: {word: text}}
                        """ + LSTM + QUICK_CHECKS, policy(RULE));

        assertThat(largestGap(report)).isLessThan(0.05);
        assertThat(ids(report)).contains("fairness.demographic_parity_ratio");
        assertThat(undefined(report, "robustness.noise_curve").reason())
                .isEqualTo("the model reads no numeric column; noise is added to numbers only");
        assertThat(undefined(report, "robustness.fgsm_curve").cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
        assertThat(value(report, "robustness.missing_accuracy[fraction=0.1]").sampleSize())
                .isEqualTo(36);
    }

    @Test
    void refusesPicturesAndSequencesWhereGroupsAreNeeded() {
        writeSequences("TRAIN.ts", 30, 4);
        String hint = "\n  Name a column of numbers or categories; arrays and free texts are only read by a model.";

        assertThatThrownBy(() -> folder().run(
                                "data: {path: TRAIN.ts, label: course, sensitive: [sequence], conditions: [sequence]}\n"
                                        + LSTM,
                                policy(RULE)))
                .isInstanceOf(DataException.class)
                .hasMessage("TRAIN.ts: column 'sequence' holds arrays, and is named as sensitive" + hint
                        + "\nTRAIN.ts: column 'sequence' holds arrays, and is named as condition" + hint);
    }

    @Test
    void refusesQuasiIdentifiersThatAreArrays() {
        writeSequences("TRAIN.ts", 30, 4);

        assertThatThrownBy(() -> folder().run(
                                "data: {path: TRAIN.ts, label: course}\n" + LSTM
                                        + "checks: {privacy: {quasiIdentifiers: [sequence]}}\n",
                                policy(RULE)))
                .hasMessageContaining("quasi-identifier 'sequence' holds arrays");
    }

    @Test
    void refusesOtherColumnsBesideATextThatIsRead() {
        writeWords(30);

        assertThatThrownBy(() -> folder().run(
                                "data: {path: words.csv, label: ending, favorable: soft, types: {word: text}}\n" + LSTM
                                        + "checks: [privacy]\n",
                                policy(RULE)))
                .hasMessage("training rows: column 'town' (categories) stands beside 'word' (free texts) among the "
                        + "features\n  A model reads one column of arrays or free texts and nothing else; exclude the "
                        + "others.");
    }
}
