package dev.assize.training.fit;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Numbers as bytes: a letter, then every number, big-endian; single precision where that loses nothing. */
final class NumbersPart {
    private static final byte SINGLE = 'F';
    private static final byte DOUBLE = 'D';

    private NumbersPart() {}

    static byte[] write(double[] numbers) {
        boolean single = fitsSingle(numbers);
        int width = single ? Float.BYTES : Double.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(1, Math.multiplyExact(width, numbers.length)));
        bytes.put(single ? SINGLE : DOUBLE);
        for (double number : numbers) {
            if (single) {
                bytes.putFloat((float) number);
            } else {
                bytes.putDouble(number);
            }
        }
        return bytes.array();
    }

    /** Returns the numbers, or nothing if the bytes are not {@code count} finite numbers. */
    static Optional<double[]> read(byte[] content, int count) {
        boolean single = content.length > 0 && content[0] == SINGLE;
        long wanted = 1 + (long) count * (single ? Float.BYTES : Double.BYTES);
        if (content.length != wanted || (!single && content[0] != DOUBLE)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(content, 1, content.length - 1);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = single ? bytes.getFloat() : bytes.getDouble();
            if (!Double.isFinite(numbers[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    private static boolean fitsSingle(double[] numbers) {
        for (double number : numbers) {
            if (Double.doubleToLongBits((float) number) != Double.doubleToLongBits(number)) {
                return false;
            }
        }
        return true;
    }
}
