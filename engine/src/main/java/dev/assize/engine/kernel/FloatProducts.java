package dev.assize.engine.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

/** Matrix products through {@code cblas_sgemm}, straight on Java arrays. */
final class FloatProducts implements Products<float[]> {
    @Override
    public void multiply(Product product, float[] left, float[] right, float[] result) {
        if (product.operations() == 0) {
            return;
        }
        cblas_sgemm(
                CblasRowMajor,
                product.leftTransposed() ? CblasTrans : CblasNoTrans,
                product.rightTransposed() ? CblasTrans : CblasNoTrans,
                product.rows(),
                product.columns(),
                product.inner(),
                1f,
                left,
                product.leftStride(),
                right,
                product.rightStride(),
                product.accumulate() ? 1f : 0f,
                result,
                product.resultStride());
    }

    @Override
    public RightFactor<float[]> factor(Product product, float[] right, Version version) {
        return new StoredFactor<>(this, right);
    }
}
