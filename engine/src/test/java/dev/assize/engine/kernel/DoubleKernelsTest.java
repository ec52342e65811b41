package dev.assize.engine.kernel;

class DoubleKernelsTest extends KernelsContract<double[]> {
    DoubleKernelsTest() {
        super(new DoubleKernels(), 1e-13); // rounding of double, numbers up to about 1000
    }
}
