package dev.assize.training;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;

/**
 * Reads what {@code Nd4j.write} wrote, without ND4J, so that a length that somebody made up takes no memory: two
 * buffers, shape and numbers, each as (allocation mode: text, length: 8 bytes, type: text, values), big-endian; texts
 * as in {@link java.io.DataInput#readUTF()}. The shape buffer holds rank, shape, strides, and three more numbers.
 *
 * @param place the model file
 * @param part the entry
 */
record FloatFile(Place place, String part) {
    private static final int SHAPE_EXTRAS = 4;
    private static final int MOST_AXES = 32;

    /**
     * Returns the numbers.
     *
     * @throws TrainingException if the bytes are not of this form, a number is not finite, or bytes are missing or left
     */
    float[] read(byte[] bytes) {
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

    private float[] numbers(DataInputStream in, long size) throws IOException {
        long length = header(in, "FLOAT");
        if (length != size || in.available() != length * Float.BYTES) {
            throw fault(part + " says that it holds " + length + " numbers of 4 bytes for a shape of " + size + ", but "
                    + in.available() + " bytes follow");
        }
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
            if (!Float.isFinite(numbers[i])) {
                throw fault("number " + i + " of " + part + " is " + numbers[i]);
            }
        }
        return numbers;
    }

    private long header(DataInputStream in, String type) throws IOException {
        in.readUTF();
        long length = in.readLong();
        String found = in.readUTF();
        if (!found.equals(type)) {
            throw fault(part + " holds numbers of type '" + found + "' where '" + type + "' is expected");
        }
        return length;
    }

    private TrainingException fault(String message) {
        return new TrainingException(List.of(problem(message)));
    }

    private Problem problem(String message) {
        return new Problem(place, message, "Use the file as it was saved, or train the model again.");
    }
}
