package dev.assize.engine.kernel;

/** Layer normalization in {@code double}. */
final class DoubleNormalizations implements NormalizationKernels<double[]> {
    @Override
    public void standardize(double[] matrix, double[] inverses, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double mean = 0;
            for (int i = at; i < at + columns; i++) {
                mean += matrix[i];
            }
            mean /= columns;
            double squares = 0;
            for (int i = at; i < at + columns; i++) {
                squares += (matrix[i] - mean) * (matrix[i] - mean);
            }
            double inverse = squares == 0 ? 0 : 1 / Math.sqrt(squares / columns);
            for (int i = at; i < at + columns; i++) {
                matrix[i] = (matrix[i] - mean) * inverse;
            }
            inverses[row] = inverse;
        }
    }

    @Override
    public void standardizeSlope(double[] standard, double[] inverses, double[] gradients, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double mean = 0;
            double along = 0;
            for (int i = at; i < at + columns; i++) {
                mean += gradients[i];
                along += gradients[i] * standard[i];
            }
            mean /= columns;
            along /= columns;
            for (int i = at; i < at + columns; i++) {
                gradients[i] = (gradients[i] - mean - standard[i] * along) * inverses[row];
            }
        }
    }

    @Override
    public void addColumnProducts(double[] left, double[] right, int rows, int columns, double[] sums) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            for (int c = 0; c < columns; c++) {
                sums[c] += left[at + c] * right[at + c];
            }
        }
    }
}
