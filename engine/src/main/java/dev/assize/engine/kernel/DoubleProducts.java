package dev.assize.engine.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

/** Matrix products through {@code cblas_dgemm}, straight on Java arrays. */
final class DoubleProducts implements Products<double[]> {
    @Override
    public void multiply(Product product, double[] left, double[] right, double[] result) {
        if (product.operations() == 0) {
            return;
        }
        cblas_dgemm(
                CblasRowMajor,
                product.leftTransposed() ? CblasTrans : CblasNoTrans,
                product.rightTransposed() ? CblasTrans : CblasNoTrans,
                product.rows(),
                product.columns(),
                product.inner(),
                1.0,
                left,
                product.leftStride(),
                right,
                product.rightStride(),
                product.accumulate() ? 1.0 : 0.0,
                result,
                product.resultStride());
    }

    @Override
    public RightFactor<double[]> factor(Product product, double[] right, Version version) {
        return new StoredFactor<>(this, right);
    }
}
