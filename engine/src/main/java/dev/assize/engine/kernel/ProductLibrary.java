package dev.assize.engine.kernel;

import dev.assize.vector.VectorProducts;
import java.util.Locale;

/** What makes matrix products in single precision. Those in double precision are OpenBLAS's. */
public enum ProductLibrary {
    /** The native library that ND4J brings. */
    OPEN_BLAS("OpenBLAS"),
    /** Large products in vector registers through the JDK's Vector API, small ones through OpenBLAS. */
    VECTOR("OpenBLAS, large ones JDK Vector API");

    private static final String MODULE = "jdk.incubator.vector";

    private final String label;

    ProductLibrary(String label) {
        this.label = label;
    }

    /** Returns a name for people. */
    public String label() {
        return label;
    }

    /**
     * Returns the faster one of those that this process has: vectors if the module {@code jdk.incubator.vector} was
     * added when it started ({@code --add-modules jdk.incubator.vector}), its optimizing compiler is on, and vectors
     * have 512 bits. The same throughout a process.
     */
    public static ProductLibrary inUse() {
        boolean present = ModuleLayer.boot().findModule(MODULE).isPresent();
        return present && compiles(System.getProperty("java.vm.info", "")) && VectorProducts.isWorthwhile()
                ? VECTOR
                : OPEN_BLAS;
    }

    /** Tells whether a virtual machine has its optimizing compiler, without which vectors are slow beyond use. */
    static boolean compiles(String information) {
        String text = information.toLowerCase(Locale.ROOT);
        return text.contains("mixed mode") && !text.contains("emulated-client");
    }
}
