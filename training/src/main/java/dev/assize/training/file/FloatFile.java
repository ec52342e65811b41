package dev.assize.training.file;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads what {@code Nd4j.write} wrote, without ND4J, so that a length that somebody made up takes no memory: two
 * buffers, shape and numbers, each as (allocation mode: text, length: 8 bytes, type: text, values), big-endian; texts
 * as in {@link java.io.DataInput#readUTF()}. The shape buffer holds rank, shape, strides, and three more numbers.
 *
 * @param place the model file
 * @param part the entry
 */
record FloatFile(Place place, String part) {
    private static final String SINGLE = "FLOAT";
    private static final String DOUBLE = "DOUBLE";
    private static final int SHAPE_EXTRAS = 4;
    private static final int MOST_AXES = 32;

    /**
     * Returns the numbers.
     *
     * @throws TrainingException if the bytes are not of this form, a number is not finite, or bytes are missing or left
     */
    Numbers read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long length = header(in, "LONG");
            long rank = in.readLong();
            if (rank < 0 || rank > MOST_AXES || length != 2 * rank + SHAPE_EXTRAS) {
                throw fault(part + " has a shape of " + rank + " axes in " + length + " numbers");
            }
            long size = 1;
            for (int axis = 0; axis < rank; axis++) {
                size = Math.multiplyExact(size, in.readLong());
            }
            in.skipNBytes(Long.BYTES * (length - 1 - rank));
            return numbers(in, size);
        } catch (IOException | ArithmeticException e) {
            Problem problem = problem(part + " is cut off or not an array of DL4J");
            throw new TrainingException(problem, e);
        }
    }

    private Numbers numbers(DataInputStream in, long size) throws IOException {
        in.readUTF();
        long length = in.readLong();
        String type = in.readUTF();
        if (!type.equals(SINGLE) && !type.equals(DOUBLE)) {
            throw wrongType(type, "'FLOAT' or 'DOUBLE' is");
        }
        int width = type.equals(SINGLE) ? Float.BYTES : Double.BYTES;
        if (length != size || in.available() != length * width) {
            throw fault(part + " says that it holds " + length + " numbers of " + width + " bytes for a shape of "
                    + size + ", but " + in.available() + " bytes follow");
        }
        return type.equals(SINGLE) ? singles(in, (int) length) : doubles(in, (int) length);
    }

    private Numbers singles(DataInputStream in, int length) throws IOException {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = in.readFloat();
            requireFinite(i, numbers[i]);
        }
        return new Singles(numbers);
    }

    private Numbers doubles(DataInputStream in, int length) throws IOException {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = in.readDouble();
            requireFinite(i, numbers[i]);
        }
        return new Doubles(numbers);
    }

    private void requireFinite(int index, double number) {
        if (!Double.isFinite(number)) {
            throw fault("number " + index + " of " + part + " is " + number);
        }
    }

    private long header(DataInputStream in, String type) throws IOException {
        in.readUTF();
        long length = in.readLong();
        String found = in.readUTF();
        if (!found.equals(type)) {
            throw wrongType(found, "'" + type + "' is");
        }
        return length;
    }

    private TrainingException wrongType(String found, String wanted) {
        return fault(part + " holds numbers of type '" + found + "' where " + wanted + " expected");
    }

    private TrainingException fault(String message) {
        return new TrainingException(List.of(problem(message)));
    }

    private Problem problem(String message) {
        return new Problem(place, message, "Use the file as it was saved, or train the model again.");
    }

    /** Numbers in one of two types. */
    sealed interface Numbers {
        /** Returns how many there are. */
        int length();

        /** Returns them as one row. */
        INDArray row();
    }

    /** Numbers in single precision. */
    static final class Singles implements Numbers {
        private final float[] values;

        Singles(float[] values) {
            this.values = values;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public INDArray row() {
            return Nd4j.createFromArray(values).reshape(1, -1);
        }
    }

    /** Numbers in double precision. */
    static final class Doubles implements Numbers {
        private final double[] values;

        Doubles(double[] values) {
            this.values = values;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public INDArray row() {
            return Nd4j.createFromArray(values).reshape(1, -1);
        }
    }
}
