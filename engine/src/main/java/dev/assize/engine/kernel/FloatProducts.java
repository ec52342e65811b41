package dev.assize.engine.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.assize.engine.kernel.Product.Form;

/** Matrix products through {@code cblas_sgemm}, straight on Java arrays. */
final class FloatProducts implements Products<float[]> {
    @Override
    public void multiply(Product product, float[] left, float[] right, float[] result) {
        if (product.operations() == 0) {
            return;
        }
        cblas_sgemm(
                CblasRowMajor,
                product.form() == Form.LEFT_TRANSPOSED ? CblasTrans : CblasNoTrans,
                product.form() == Form.RIGHT_TRANSPOSED ? CblasTrans : CblasNoTrans,
                product.rows(),
                product.columns(),
                product.inner(),
                1f,
                left,
                product.strides().left(),
                right,
                product.strides().right(),
                product.accumulate() ? 1f : 0f,
                result,
                product.strides().result());
    }
}
