package dev.assize.engine.kernel;

/** What every machine can run: all products through OpenBLAS, all rows and cells in plain loops. */
class BlasKernelsTest extends KernelsContract<float[]> {
    BlasKernelsTest() {
        super(new FloatKernels(ProductLibrary.OPEN_BLAS), 4e-6); // rounding of float, numbers up to about 10
    }
}
