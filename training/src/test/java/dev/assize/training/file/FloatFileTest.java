package dev.assize.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class FloatFileTest {
    private static final FloatFile FILE = new FloatFile(Place.of("m.zip"), "coefficients.bin");
    private static final String HINT = "\n  Use the file as it was saved, or train the model again.";

    private static byte[] written(String type, long length, long[] shapeInfo, float... numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(shapeInfo.length);
        out.writeUTF("LONG");
        for (long value : shapeInfo) {
            out.writeLong(value);
        }
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(length);
        out.writeUTF(type);
        for (float number : numbers) {
            out.writeFloat(number);
        }
        return bytes.toByteArray();
    }

    private static long[] row(long length) {
        return new long[] {2, 1, length, 1, 1, 0, 1, 99};
    }

    @Test
    void readsWhatNd4jWrites() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.createFromArray(1.5f, -2f, 0f).reshape(1, 3), new DataOutputStream(bytes));

        assertThat(numbers(bytes.toByteArray())).containsExactly(1.5, -2, 0);
        assertThat(numbers(written("FLOAT", 3, row(3), 1.5f, -2f, 0f))).containsExactly(1.5, -2, 0);
    }

    @Test
    void readsDoublesInFull() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.createFromArray(0.1, 1e-300, -3).reshape(1, 3), new DataOutputStream(bytes));

        assertThat(numbers(bytes.toByteArray())).containsExactly(0.1, 1e-300, -3);
        assertThat(FILE.read(bytes.toByteArray()).length()).isEqualTo(3);
    }

    @Test
    void refusesADoubleThatIsNotFinite() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.createFromArray(0.1, Double.POSITIVE_INFINITY).reshape(1, 2), new DataOutputStream(bytes));

        assertThatThrownBy(() -> FILE.read(bytes.toByteArray()))
                .hasMessage("m.zip: number 1 of coefficients.bin is Infinity" + HINT);
    }

    private static double[] numbers(byte[] bytes) {
        return FILE.read(bytes).row().data().asDouble();
    }

    @Test
    void refuses_whenCutOffAnywhere() throws IOException {
        byte[] whole = written("FLOAT", 2, row(2), 1, 2);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> FILE.read(cut))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageStartingWith("m.zip: coefficients.bin ");
        }
    }

    @Test
    void takesNoMemory_whenTheLengthIsMadeUp() throws IOException {
        byte[] bytes = written("FLOAT", 1L << 40, row(1L << 40), 1, 2);

        assertThatThrownBy(() -> FILE.read(bytes))
                .hasMessage(
                        "m.zip: coefficients.bin says that it holds 1099511627776 numbers of 4 bytes for a shape of "
                                + "1099511627776, but 8 bytes follow" + HINT);
    }

    @Test
    void refuses_whenShapeAndLengthDiffer() throws IOException {
        byte[] bytes = written("FLOAT", 2, row(3), 1, 2);

        assertThatThrownBy(() -> FILE.read(bytes))
                .hasMessage("m.zip: coefficients.bin says that it holds 2 numbers of 4 bytes for a shape of 3, but 8 "
                        + "bytes follow" + HINT);
    }

    @Test
    void refuses_whenTheShapeOverflows() throws IOException {
        byte[] bytes = written("FLOAT", 2, new long[] {2, Long.MAX_VALUE, 4, 1, 1, 0, 1, 99}, 1, 2);

        assertThatThrownBy(() -> FILE.read(bytes))
                .hasMessage("m.zip: coefficients.bin is cut off or not an array of DL4J" + HINT);
    }

    @Test
    void refuses_whenTheRankIsMadeUp() throws IOException {
        byte[] bytes = written("FLOAT", 2, new long[] {1_000_000, 1, 2, 1, 1, 0, 1, 99}, 1, 2);

        assertThatThrownBy(() -> FILE.read(bytes))
                .hasMessage("m.zip: coefficients.bin has a shape of 1000000 axes in 8 numbers" + HINT);
    }

    @Test
    void refuses_whenTheTypeIsAnother() throws IOException {
        byte[] bytes = written("UTF8", 2, row(2), 1, 2);

        assertThatThrownBy(() -> FILE.read(bytes))
                .hasMessage("m.zip: coefficients.bin holds numbers of type 'UTF8' where 'FLOAT' or 'DOUBLE' is "
                        + "expected" + HINT);
    }

    @Test
    void refuses_whenANumberIsNotFinite() throws IOException {
        byte[] bytes = written("FLOAT", 2, row(2), 1, Float.NaN);

        assertThatThrownBy(() -> FILE.read(bytes)).hasMessage("m.zip: number 1 of coefficients.bin is NaN" + HINT);
    }
}
