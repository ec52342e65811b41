package dev.assize.engine.kernel;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeAll;

/** Kernels in vector registers, also where the processor's are too short for them to be chosen. */
class VectorKernelsTest extends KernelsContract<float[]> {
    private static final int EDGE = 128;

    @BeforeAll
    static void needsTheModule() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("started with --add-modules jdk.incubator.vector")
                .isPresent();
    }

    /** Rows and cells run in vectors once there has been a large product. */
    private static FloatKernels warm() {
        FloatKernels kernels = new FloatKernels(ProductLibrary.VECTOR);
        Product large = Product.of(Product.Form.PLAIN, EDGE, EDGE, EDGE);
        float[] zeros = new float[EDGE * EDGE];
        kernels.products().multiply(large, zeros, zeros.clone(), zeros.clone());
        return kernels;
    }

    VectorKernelsTest() {
        super(warm(), 4e-6); // rounding of float, numbers up to about 10
    }
}
